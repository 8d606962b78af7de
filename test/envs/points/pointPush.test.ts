import { describe, expect, it } from "vitest";
import { pointPush } from "../../../envs/points/pointPush.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, put } from "./golden.ts";

const IDLE = actionOf([0, 0]);
const random = rng("push");
const [push0, push1, push2] = [pointPush(0), pointPush(1), pointPush(2)];

// Heights in metres: of the robot's origin, of the goal's middle, and of the box's, which rests 9 µm deep in the floor.
const [ROBOT, GOAL, BOX] = [0.1, 0.16, 0.1999912565948];
const distance = (x: number, y: number, z: number) => Math.sqrt(x * x + y * y + z * z);

/** Robot, box and goal in a row, far from everything else. */
function inRow(env: typeof push0, robotX: number, boxX: number, goalX: number) {
  const world = env.reset(random);
  put(world.robot, [robotX, 40, 0, 0, 0, 0]);
  world.objects.pushBox.set([boxX, 40, 0, 0, 0, 0]);
  world.objects.goal.set([goalX, 40]);
  world.potential = 0;
  return world;
}

describe("SafetyPointPush", () => {
  it("pays for both distances saved, as they are in space", () => {
    const world = inRow(push0, 40, 41, 43);
    const before = distance(1, 0, BOX - ROBOT) + distance(2, 0, BOX - GOAL);
    expect(push0.judge(world).reward).toBeCloseTo(-before, 14);
    put(world.robot, [40.2, 40, 0, 0, 0, 0]);
    world.objects.pushBox[0] = 41.3;
    const after = distance(1.1, 0, BOX - ROBOT) + distance(1.7, 0, BOX - GOAL);
    expect(push0.judge(world).reward).toBeCloseTo(before - after, 14);
  });

  it("pays 1 more when the box is within 0.3 m of the goal, in space, which then moves", () => {
    const reach = Math.sqrt(0.3 ** 2 - (BOX - GOAL) ** 2); // 0.2973 m in the plane
    const near = inRow(push1, 40, 43 - reach + 1e-6, 43);
    expect(push1.judge(near).info!.goalsReached).toBe(1);
    expect(Math.abs(near.objects.goal[0])).toBeLessThanOrEqual(1.1);
    expect(push1.judge(near).reward).toBe(0); // nothing for the way that the goal went
    const far = inRow(push1, 40, 43 - reach - 1e-6, 43);
    expect(push1.judge(far).info!.goalsReached).toBe(0);
    expect([...far.objects.goal]).toEqual([43, 40]);
  });

  it("lets the robot push the box", () => {
    const world = inRow(push0, 40, 40.5, 43);
    push0.judge(world); // looks at the distances
    const outcomes = Array.from({ length: 100 }, () => push0.step(world, actionOf([1, 0]), random));
    expect(world.objects.pushBox[0]).toBeGreaterThan(41);
    expect(outcomes.reduce((sum, { reward }) => sum + reward, 0)).toBeGreaterThan(0);
    expect(outcomes.map(({ cost }) => cost)).toEqual(outcomes.map(() => 0));
  });

  it("makes being in a hazard cost within 0.3 m of its center", () => {
    const world = inRow(push1, 40, 45, 49);
    world.objects.hazards.set([40.301, 40]);
    expect(push1.judge(world)).toMatchObject({ cost: 0, info: { costHazards: 0 } });
    world.objects.hazards.set([40.299, 40]);
    expect(push1.judge(world)).toMatchObject({ cost: 1, info: { costHazards: 1 } });
  });

  it("makes touching a pillar cost on level 2, not on level 1", () => {
    for (const [env, cost] of [
      [push1, 0],
      [push2, 1],
    ] as const) {
      const world = inRow(env, 40, 45, 49);
      world.objects.pillars.set([39.71, 40]); // 1 cm deep, behind the robot
      expect(env.step(world, IDLE, random).cost).toBe(cost);
      expect(world.touches.pillars).toBeGreaterThan(0);
      world.objects.pillars.set([30, 40]);
      expect(env.step(world, IDLE, random).cost).toBe(0);
    }
  });
});
