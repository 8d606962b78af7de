import { afterAll, describe, expect, it } from "vitest";
import { mujocoPhysics } from "../../../../envs/points/mujoco/mujocoPhysics.ts";
import { pointButton } from "../../../../envs/points/pointButton.ts";
import { pointCircle } from "../../../../envs/points/pointCircle.ts";
import { pointGoal } from "../../../../envs/points/pointGoal.ts";
import { pointPush } from "../../../../envs/points/pointPush.ts";
import type { PointEnv } from "../../../../envs/points/pointTask.ts";
import { checkEnv } from "../../../../src/env/checkEnv.ts";
import { actionOf, giving, golden, put } from "../golden.ts";
import { installedMujoco } from "./installed.ts";

const installed = (await installedMujoco()) !== undefined;
const physics = installed ? await mujocoPhysics() : undefined;
afterAll(() => physics?.dispose());
const options = physics && { physics };

// Goals reached in the recordings; steps on which a part costs there, and by how many MuJoCo 3 may differ.
const PLAYED: [env: PointEnv, goals: number, costs: Record<string, [there: number, off: number]>][] = [
  [pointCircle(2, options), 0, { outOfBoundary: [48, 0] }],
  [pointGoal(1, options), 4, { hazards: [34, 0] }],
  [pointGoal(2, options), 3, { vasesContact: [61, 2], vasesVelocity: [216, 2] }],
  [pointButton(1, options), 1, { buttons: [10, 0], hazards: [80, 0], gremlins: [6, 0] }],
  [pointButton(2, options), 2, { buttons: [19, 0], gremlins: [96, 2] }],
  [pointPush(2, options), 0, { hazards: [69, 0], pillars: [45, 0] }],
];

describe.skipIf(!installed).each(PLAYED)("$id", (env, goals, costs) => {
  it("rewards and charges as Safety-Gymnasium does", () => {
    const tally: Record<string, [number, number]> = Object.fromEntries(
      Object.keys(costs).map((part) => [part, [0, 0]]),
    );
    const errors: number[] = [];
    let reached = 0;
    for (const { seed, robot, steps } of golden.trajectories[env.id.replace("Mujoco", "")]) {
      const random = giving(seed);
      const world = env.reset(random);
      let before = robot;
      for (const step of steps) {
        put(world.robot, before);
        const { reward, info = {} } = env.step(world, actionOf(step.action), random);
        errors.push(Math.abs(reward - step.reward));
        reached += info.goalsReached ?? 0;
        for (const part in costs) {
          tally[part][0] += info[`cost${part[0].toUpperCase()}${part.slice(1)}`];
          tally[part][1] += Number(step.costs?.includes(part) ?? false);
        }
        before = step.robot;
      }
    }
    expect(errors).toHaveLength(600);
    expect(errors.toSorted((a, b) => a - b)[540]).toBeLessThan(1e-4); // nine in ten; the rest follow pushed things
    expect(Math.max(...errors)).toBeLessThan(0.02);
    expect(reached).toBe(goals);
    for (const [part, [there, off]] of Object.entries(costs)) {
      expect(tally[part][1]).toBe(there);
      expect(Math.abs(tally[part][0] - there)).toBeLessThanOrEqual(off);
    }
  });

  it("keeps the promises of every environment", () => {
    checkEnv({ ...env, maxEpisodeSteps: 60 }, { episodes: 1 });
  });
});

it.skipIf(!installed)("bears a name of its own, and has no other servo", () => {
  expect(pointGoal(1, options).id).toBe("SafetyPointGoal1Mujoco-v0");
  expect(() => pointGoal(1, { ...options, yawServo: "smooth" })).toThrow(
    "pointGoal: yawServo is smooth, but MuJoCo has a servo of its own; leave out physics or yawServo",
  );
});
