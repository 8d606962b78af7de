import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointCircle } from "../../../envs/points/pointCircle.ts";
import type { World } from "../../../envs/points/world.ts";
import circle0 from "../../../envs/safetyPointCircle0.ts";
import circle1 from "../../../envs/safetyPointCircle1.ts";
import circle2 from "../../../envs/safetyPointCircle2.ts";
import goal0 from "../../../envs/safetyPointGoal0.ts";
import run0 from "../../../envs/safetyPointRun0.ts";
import type { Env } from "../../../src/env/defineEnv.ts";
import type { Box } from "../../../src/env/spaces.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, giving, put } from "./golden.ts";

const ENVS: Env<World, Box>[] = [goal0, circle0, circle1, circle2, run0];
const IDLE = actionOf([0, 0]);
const random = rng("tasks");
const numbers = fc.double({ min: -1, max: 1, noNaN: true });
const plans = fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 30 });

/** Everything that an episode of `plan`, repeated to 200 steps, shows. */
function story(env: Env<World, Box>, seed: string, plan: number[][]) {
  const own = rng(seed);
  const world = env.reset(own);
  const obs = new Float64Array(env.observationSpace.size).fill(NaN);
  return Array.from({ length: 200 }, (_, i) => {
    const { reward, cost } = env.step(world, actionOf(plan[i % plan.length]), own);
    env.observe(world, obs);
    return [reward, Number(cost), ...obs];
  });
}

describe.each(ENVS)("$id", (env) => {
  it("tells the same story from the same seed, and another from another", () => {
    const plan = [
      [1, 0.3],
      [-0.5, 1],
    ];
    expect(story(env, "a", plan)).toEqual(story(env, "a", plan));
    expect(story(env, "b", plan)).not.toEqual(story(env, "a", plan));
  });

  it("shows only finite numbers, costs of 0 or 1 and lidars in [0, 1], whatever the actions", () => {
    fc.assert(
      fc.property(plans, fc.string(), (plan, seed) => {
        for (const [reward, cost, ...obs] of story(env, seed, plan)) {
          expect([reward, ...obs].every(Number.isFinite)).toBe(true);
          expect([0, 1]).toContain(cost);
          expect(obs.slice(12).every((x) => x >= 0 && x <= 1)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });

  it("reads actions beyond [−1, 1] as ±1", () => {
    expect(story(env, "c", [[5, -1.2]])).toEqual(story(env, "c", [[1, -1]]));
  });

  it("draws itself in 11 lines of 21 characters, with the robot in one place", () => {
    const lines = env.render!(env.reset(random)).split("\n");
    expect(lines.map((line) => [...line].length)).toEqual(Array(11).fill(21));
    expect(lines.join("").match(/[→↗↑↖←↙↓↘]/gu)).toHaveLength(1);
  });
});

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
    const env = [circle0, circle1, circle2][level];
    const world = env.reset(random);
    put(world.robot, [atX, atY, 0, 0, 0, 0]);
    expect(env.step(world, IDLE, random).cost).toBe(cost);
  });

  it("pays a tenth of the speed on the circle, counter-clockwise", () => {
    const world = circle0.reset(random);
    put(world.robot, [1.5, 0, Math.PI / 2, 0, 1.5, 0]); // at terminal speed, under full thrust
    const { reward } = circle0.step(world, actionOf([1, 0]), random);
    expect(reward).toBeGreaterThan(0.149);
    expect(reward).toBeLessThanOrEqual(0.15);
  });

  it("pays nothing at the center, where the direction of the circle is undefined", () => {
    const world = circle0.reset(random);
    put(world.robot, [0, 0, 0, 0, 0, 0]);
    expect(circle0.step(world, IDLE, random).reward).toBe(0);
  });

  it("bears another id where it moves otherwise", () => {
    expect(circle1.id).toBe("SafetyPointCircle1-v0");
    expect(pointCircle(1, { yawServo: "smooth" }).id).toBe("SafetyPointCircle1SmoothYaw-v0");
  });
});

describe("SafetyPointGoal0", () => {
  function beside(distance: number) {
    const world = goal0.reset(random);
    const [x, y] = world.objects.goal;
    put(world.robot, [x + distance, y, 0, 0, 0, 0]);
    world.goalDistance = 0.5;
    return { world, before: [x, y], outcome: goal0.step(world, IDLE, random) };
  }

  it("pays for the way saved, and 1 more within 0.3 m of the goal, which then moves", () => {
    const { world, before, outcome } = beside(0.29);
    expect(outcome.reward).toBeCloseTo(0.5 - 0.29 + 1, 12);
    expect(outcome.info).toEqual({ goalsReached: 1 });
    expect([...world.objects.goal]).not.toEqual(before);
  });

  it("is there at 0.3 m exactly", () => {
    const world = goal0.reset(random);
    world.objects.goal.fill(0);
    put(world.robot, [0.3, 0, 0, 0, 0, 0]);
    expect(goal0.step(world, IDLE, random).info).toEqual({ goalsReached: 1 });
  });

  it("pays only for the way saved farther off", () => {
    const { world, before, outcome } = beside(0.31);
    expect(outcome.reward).toBeCloseTo(0.5 - 0.31, 12);
    expect(outcome.info).toEqual({ goalsReached: 0 });
    expect([...world.objects.goal]).toEqual(before);
  });

  it("keeps a goal clear of the robot by 0.705 m, at reset and when it moves", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const world = goal0.reset(giving(seed));
        const [x, y] = world.objects.goal;
        expect(world.goalDistance).toBeGreaterThanOrEqual(0.705);
        put(world.robot, [x, y, 0, 0, 0, 0]);
        expect(goal0.step(world, IDLE, random).terminated).toBe(false);
        expect(world.goalDistance).toBeGreaterThanOrEqual(0.705);
        expect(Math.max(...world.objects.goal.map(Math.abs))).toBeLessThanOrEqual(0.695);
      }),
    );
  });
});

describe("SafetyPointRun0", () => {
  it("pays 60 for a meter towards the target", () => {
    const world = run0.reset(random);
    const { potential } = world;
    put(world.robot, [0, 15.5, 0, 0, 0, 0]);
    world.potential = -60 * 1016.5;
    expect(run0.step(world, IDLE, random).reward).toBe(60);
    expect(potential).toBeCloseTo(-60 * 1016.5, 2); // it starts within 0.2 m of the middle, at y = 16.5
  });

  it.each([
    [0.5, 0],
    [0.5 + 2 ** -53, 1],
    [-0.5, 0],
    [-0.6, 1],
  ])("at x = %d costs %d", (x, cost) => {
    const world = run0.reset(random);
    put(world.robot, [x, 10, 0, 0, 0, 0]);
    expect(run0.step(world, IDLE, random).cost).toBe(cost);
  });
});
