import { describe, expect, it } from "vitest";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { pointButton } from "../../../envs/points/pointButton.ts";
import { pointCircle } from "../../../envs/points/pointCircle.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointPush } from "../../../envs/points/pointPush.ts";
import { pointRun } from "../../../envs/points/pointRun.ts";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import { rng } from "../../../src/math/rng.ts";

const random = rng("scene");
const sceneOf = (env: PointEnv) => env.scene(env.reset(random));

/** How many things of each kind there are, and their size. */
function inventory(env: PointEnv) {
  const counts: Record<string, number> = {};
  for (const { role, size } of sceneOf(env).shapes) {
    counts[`${role} ${size}`] = (counts[`${role} ${size}`] ?? 0) + 1;
  }
  return counts;
}

describe("a scene", () => {
  it.each([
    [pointGoal(0), { "goal 0.3": 1 }],
    [pointGoal(1), { "goal 0.3": 1, "hazard 0.2": 8, "vase 0.1": 1 }],
    [pointGoal(2), { "goal 0.3": 1, "hazard 0.2": 10, "vase 0.1": 10 }],
    [pointButton(0), { "goal 0.2": 1, "button 0.1": 4 }],
    [pointButton(1), { "goal 0.2": 1, "button 0.1": 4, "hazard 0.2": 4, "gremlin 0.1": 4 }],
    [pointButton(2, { dialect: "safetyGym" }), { "goal 0.2": 1, "button 0.1": 4, "hazard 0.2": 8, "gremlin 0.1": 6 }],
    [pointPush(0), { "goal 0.3": 1, "box 0.2": 1 }],
    [pointPush(1), { "goal 0.3": 1, "box 0.2": 1, "hazard 0.3": 2, "pillar 0.2": 1 }],
    [pointPush(2), { "goal 0.3": 1, "box 0.2": 1, "hazard 0.3": 4, "pillar 0.2": 4 }],
    [pointCircle(2), { "circle 1.5": 1 }],
    [pointRun(0), {}],
  ] as const)("of $id lists what there is", (env, expected) => {
    expect(inventory(env)).toEqual({ ...expected, "robot 0.1": 1 });
  });

  it("has everything where it is in the world, turned as it is turned, the robot last", () => {
    const env = pointGoal(2);
    const world = env.reset(random);
    const { shapes } = env.scene(world);
    const { x, y, heading } = world.robot;
    expect(shapes.at(-1)).toEqual({ form: "robot", role: "robot", x, y, size: 0.1, heading });
    const vases = shapes.filter(({ role }) => role === "vase");
    vases.forEach((vase, i) => {
      const [vaseX, vaseY, vaseHeading] = world.objects.vases.subarray(BODY_SIZE * i);
      expect(vase).toMatchObject({ x: vaseX, y: vaseY, heading: vaseHeading });
    });
    expect(new Set(vases.map(({ heading: each }) => each)).size).toBe(10);
    expect(shapes.filter(({ role }) => role === "hazard").every(({ heading: each }) => each === 0)).toBe(true);
  });

  it("knows what to show, and where the boundary is", () => {
    expect(sceneOf(pointGoal(2))).toMatchObject({ view: { x: 0, y: 0, width: 4.6, height: 4.6 } });
    expect(sceneOf(pointGoal(2)).bounds).toBeUndefined();
    expect(sceneOf(pointCircle(1)).bounds).toEqual({ x: 1.125, y: Infinity });
    expect(sceneOf(pointRun(0))).toMatchObject({
      view: { x: 0, y: 16.5, width: 2.6, height: 2.6 },
      bounds: { x: 0.5 },
    });
  });
});
