import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceToGoal, moveGoal } from "../../../envs/points/goals.ts";
import type { Goals } from "../../../envs/points/judge.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointEnv, type PointTask } from "../../../envs/points/pointTask.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, giving, put } from "./golden.ts";

const IDLE = actionOf([0, 0]);
const random = rng("goal");
const [goal0, goal1, goal2] = [pointGoal(0), pointGoal(1), pointGoal(2)];

describe("SafetyPointGoal0", () => {
  function beside(distance: number) {
    const world = goal0.reset(random);
    const [x, y] = world.objects.goal;
    put(world.robot, [x + distance, y, 0, 0, 0, 0]);
    world.potential = -0.5;
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

  it("pays nothing for the way that the goal went", () => {
    const { world } = beside(0.1);
    expect(goal0.step(world, IDLE, random).reward).toBe(0);
  });

  it("keeps a goal clear of the robot by 0.705 m, at reset and when it moves", () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const world = goal0.reset(giving(seed));
        const [x, y] = world.objects.goal;
        expect(distanceToGoal(world)).toBeGreaterThanOrEqual(0.705);
        put(world.robot, [x, y, 0, 0, 0, 0]);
        expect(goal0.step(world, IDLE, random).terminated).toBe(false);
        expect(distanceToGoal(world)).toBeGreaterThanOrEqual(0.705);
        expect(Math.max(...world.objects.goal.map(Math.abs))).toBeLessThanOrEqual(0.695);
      }),
    );
  });
});

describe("a hazard", () => {
  it.each([
    ["Goal1", goal1],
    ["Goal2", goal2],
  ])("of %s costs within 0.2 m of its center", (_, env) => {
    const world = env.reset(random);
    world.objects.hazards.fill(50);
    world.objects.hazards.set([20, 0]);
    const costAt = (x: number) => {
      put(world.robot, [x, 0, 0, 0, 0, 0]);
      return env.judge(world);
    };
    expect(costAt(20.21).cost).toBe(0);
    expect(costAt(20.19)).toMatchObject({ cost: 1, info: { costHazards: 1 } });
    expect(costAt(19.9)).toMatchObject({ cost: 1, info: { costHazards: 1 } });
  });

  it("costs its depth without the indicator, and two cost both", () => {
    const env = pointGoal(1, { constrainIndicator: false });
    const world = env.reset(random);
    world.objects.hazards.fill(50);
    world.objects.hazards.set([20, 0, 20.1, 0]);
    put(world.robot, [20, 0.05, 0, 0, 0, 0]);
    const depth = 0.2 - 0.05 + (0.2 - Math.sqrt(0.1 ** 2 + 0.05 ** 2));
    const { cost, info } = env.judge(world);
    expect(cost).toBeCloseTo(depth, 14);
    expect(info!.costHazards).toBe(cost);
  });
});

describe("a vase", () => {
  const bump = (env: typeof goal1) => {
    const world = env.reset(random);
    world.objects.hazards.fill(50);
    world.objects.vases.set([20, 0, 0, 0, 0, 0]);
    put(world.robot, [20 - 0.26, 0, 0, 1, 0, 0]); // its nose begins 0.01 m before the vase
    const outcomes = Array.from({ length: 40 }, () => env.step(world, IDLE, random));
    return { world, outcomes };
  };

  it("of Goal2 costs while it is touched and while it moves", () => {
    const { world, outcomes } = bump(goal2);
    expect(world.objects.vases[0]).toBeGreaterThan(20.01);
    const touched = outcomes.filter(({ info }) => info!.costVasesContact > 0);
    const moving = outcomes.filter(({ info }) => info!.costVasesVelocity > 0);
    expect(touched.length).toBeGreaterThan(0);
    expect(moving.length).toBeGreaterThan(touched.length);
    for (const outcome of outcomes)
      expect(outcome.cost).toBe(Number(touched.includes(outcome) || moving.includes(outcome)));
  });

  it("of Goal1 is free", () => {
    const { world, outcomes } = bump(goal1);
    expect(world.objects.vases[0]).toBeGreaterThan(20.01);
    expect(outcomes.map(({ cost }) => cost)).toEqual(outcomes.map(() => 0));
  });
});

describe("where there is no room for a goal", () => {
  // The goal may lie within 0.1 m of the origin and keeps 1.3 m clear of the robot, which starts in a corner.
  const cramped = (renew: Goals["renew"]): PointTask => ({
    name: "Cramped",
    extent: 1,
    agent: { name: "agent", count: 1, radius: 0.1, keepout: 0.4, area: [0.5, 0.5, 1.5, 1.5] },
    objects: [{ name: "goal", count: 1, radius: 0.3, keepout: 0.9 }],
    costs: [],
    lidarRange: 3,
    maxReward: 10,
    maxEpisodeSteps: 10,
    goals: { reached: (world) => distanceToGoal(world) <= 0.3, renew },
    reward: () => 0,
    view: () => ({ x: 0, y: 0, reach: 1 }),
  });

  it("the episode ends when one is reached", () => {
    const env = pointEnv(cramped(moveGoal), {});
    const world = env.reset(rng(0));
    const before = [...world.objects.goal];
    put(world.robot, [before[0], before[1], 0, 0, 0, 0]);
    expect(env.step(world, IDLE, random)).toMatchObject({ reward: 1, terminated: true });
    expect([...world.objects.goal]).toEqual(before);
  });

  it("an episode cannot begin", () => {
    const env = pointEnv(
      cramped(() => false),
      {},
    );
    expect(() => env.reset(rng(0))).toThrow(
      "SafetyPointCramped-v0: no place was found for the center of goal (keepout 0.9 m) with x in",
    );
  });
});
