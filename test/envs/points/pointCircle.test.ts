import { describe, expect, it } from "vitest";
import { pointCircle } from "../../../envs/points/pointCircle.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, put } from "./golden.ts";

const IDLE = actionOf([0, 0]);
const random = rng("circle");
const LEVELS = [pointCircle(0), pointCircle(1), pointCircle(2)];

describe("SafetyPointCircle", () => {
  const x = 1.125;
  const past = 1.125 + 2 ** -52; // the next double
  it.each([
    // level, at, cost
    [1, [x, 0], 0],
    [1, [past, 0], 1],
    [1, [-x, 0], 0],
    [1, [-past, 0], 1],
    [1, [0, past], 0], // level 1 has no walls across y
    [2, [x, -x], 0],
    [2, [0, past], 1],
    [2, [0, -past], 1],
    [2, [-past, 0], 1],
    [0, [9, 9], 0],
  ] as const)("on level %d at %j costs %d", (level, [atX, atY], cost) => {
    const env = LEVELS[level];
    const world = env.reset(random);
    put(world.robot, [atX, atY, 0, 0, 0, 0]);
    const outcome = env.step(world, IDLE, random);
    expect(outcome.cost).toBe(cost);
    expect(outcome.info).toEqual(level === 0 ? {} : { costOutOfBoundary: cost });
  });

  it("pays a tenth of the speed on the circle, counter-clockwise", () => {
    const world = LEVELS[0].reset(random);
    put(world.robot, [1.5, 0, Math.PI / 2, 0, 1.5, 0]); // at terminal speed, under full thrust
    const { reward } = LEVELS[0].step(world, actionOf([1, 0]), random);
    expect(reward).toBeGreaterThan(0.149);
    expect(reward).toBeLessThanOrEqual(0.15);
  });

  it("pays nothing at the center, where the direction of the circle is undefined", () => {
    const world = LEVELS[0].reset(random);
    put(world.robot, [0, 0, 0, 0, 0, 0]);
    expect(LEVELS[0].step(world, IDLE, random).reward).toBe(0);
  });
});
