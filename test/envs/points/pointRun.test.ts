import { describe, expect, it } from "vitest";
import { pointRun } from "../../../envs/points/pointRun.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, put } from "./golden.ts";

const IDLE = actionOf([0, 0]);
const random = rng("run");
const run0 = pointRun(0);

describe("SafetyPointRun0", () => {
  it("pays 60 for a meter towards the target", () => {
    const world = run0.reset(random);
    expect(world.potential).toBeCloseTo(-60 * 1016.5, 2); // it starts within 0.2 m of the middle, at y = 16.5
    put(world.robot, [0, 15.5, 0, 0, 0, 0]);
    world.potential = -60 * 1016.5;
    expect(run0.step(world, IDLE, random).reward).toBe(60); // also beyond 10, where other tasks are clipped
  });

  it.each([
    [0.5, 0],
    [0.5 + 2 ** -53, 1],
    [-0.5, 0],
    [-0.6, 1],
  ])("at x = %d costs %d", (x, cost) => {
    const world = run0.reset(random);
    put(world.robot, [x, 10, 0, 0, 0, 0]);
    expect(run0.step(world, IDLE, random)).toMatchObject({ cost, info: { costOutOfBoundary: cost } });
  });
});
