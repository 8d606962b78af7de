import { describe, expect, it } from "vitest";
import { dialects } from "../../../envs/points/dialects.ts";
import { pointButton } from "../../../envs/points/pointButton.ts";
import { pointCircle, safexpPointCircle } from "../../../envs/points/pointCircle.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointPush } from "../../../envs/points/pointPush.ts";
import { safexpPointRun } from "../../../envs/points/pointRun.ts";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, giving, put } from "./golden.ts";

const dialect = "safetyGym";
const SENSORS = ["accelerometer", "velocimeter", "gyro", "magnetometer"];

// What each level shows, in Safety-Gymnasium's order; its lidars have the names of their groups.
const SHOWN: [task: string, ours: PointEnv, theirs: PointEnv, lidars: string[]][] = [
  ["Goal0", pointGoal(0), pointGoal(0, { dialect }), ["goal"]],
  ["Goal1", pointGoal(1), pointGoal(1, { dialect }), ["goal", "hazards", "vases"]],
  ["Goal2", pointGoal(2), pointGoal(2, { dialect }), ["goal", "hazards", "vases"]],
  ["Button0", pointButton(0), pointButton(0, { dialect }), ["buttons", "goal"]],
  ["Button1", pointButton(1), pointButton(1, { dialect }), ["buttons", "goal", "hazards", "gremlins"]],
  ["Button2", pointButton(2), pointButton(2, { dialect }), ["buttons", "goal", "hazards", "gremlins"]],
  ["Push0", pointPush(0), pointPush(0, { dialect }), ["goal", "box"]],
  ["Push1", pointPush(1), pointPush(1, { dialect }), ["goal", "hazards", "pillars", "box"]],
  ["Push2", pointPush(2), pointPush(2, { dialect }), ["goal", "hazards", "pillars", "box"]],
  ["Circle", pointCircle(0), safexpPointCircle(), ["circle"]],
];

describe.each(SHOWN)("%s", (_, gymnasium, gym, lidars) => {
  it("is seen in the order of the alphabet by Safety-Gym", () => {
    const world = gymnasium.reset(rng("order"));
    world.buttonsTimer = 0;
    world.objects.pushBox.set([world.robot.x + 1, world.robot.y + 0.5].slice(0, world.objects.pushBox.length));
    const [theirs, ours] = [gym, gymnasium].map((env) => {
      const obs = new Float64Array(env.observationSpace.size);
      env.observe(world, obs);
      return obs;
    });
    const lengths = [
      ...SENSORS.map((name) => [name, 3] as const),
      ...lidars.map((name) => [`${name}_lidar`, 16] as const),
    ];
    let at = 0;
    const parts = lengths.map(([name, length]) => ({ name, numbers: [...ours.subarray(at, (at += length))] }));
    expect(at).toBe(ours.length);
    const sorted = parts.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap(({ numbers }) => numbers);
    expect([...theirs]).toEqual(sorted);
    for (const { name, numbers } of parts) {
      if (name.endsWith("lidar")) expect(Math.max(...numbers), name).toBeGreaterThan(0);
    }
  });
});

describe("Safety-Gym", () => {
  it("takes the next seed, where it lays out the same things in the same order", () => {
    const theirs = pointGoal(0, { dialect }).reset(giving(41));
    const ours = pointGoal(0).reset(giving(42));
    expect(theirs.robot).toEqual(ours.robot);
    expect(theirs.objects.goal).toEqual(ours.objects.goal);
    expect(pointGoal(0).reset(giving(41)).robot).not.toEqual(ours.robot);
  });

  it("has live buttons from the start, Safety-Gymnasium after 10 steps", () => {
    expect(pointButton(1, { dialect }).reset(rng(0)).buttonsTimer).toBe(0);
    expect(pointButton(1).reset(rng(0)).buttonsTimer).toBe(10);
  });

  it("adds the bonus to what was clipped, Safety-Gymnasium clips both together", () => {
    const gained = (env: PointEnv, remembered: number) => {
      const world = env.reset(rng(0));
      const [x, y] = world.objects.goal;
      put(world.robot, [x, y, 0, 0, 0, 0]);
      world.potential = -remembered;
      return env.step(world, actionOf([0, 0]), rng(0)).reward;
    };
    expect(gained(pointGoal(0, { dialect }), 50)).toBe(11);
    expect(gained(pointGoal(0), 50)).toBe(10);
    expect(gained(pointGoal(0, { dialect }), 2)).toBe(gained(pointGoal(0), 2));
  });

  it("circles and runs for 1000 steps, by its center of mass, at no cost", () => {
    const [circle, run] = [safexpPointCircle(), safexpPointRun()];
    expect([circle.maxEpisodeSteps, run.maxEpisodeSteps]).toEqual([1000, 1000]);
    expect([circle.observationSpace.size, run.observationSpace.size]).toEqual([28, 12]);
    const world = run.reset(rng(0));
    expect(world.robot.heading).toBe(0);
    const ahead = 0.01927231513576232; // from MuJoCo's compiled model, m
    put(world.robot, [5, 50, Math.PI, 0, 0, 0]);
    world.potential = 0;
    const { reward, cost, info } = run.step(world, actionOf([0, 0]), rng(0));
    expect(reward).toBeCloseTo(5 - ahead, 14);
    expect([cost, info]).toEqual([0, {}]);

    const other = circle.reset(rng(0));
    put(other.robot, [1.5 - ahead, 0, 0, 0, 1, 0]);
    const circled = circle.step(other, actionOf([0, 0]), rng(0));
    const { x, y, heading, velocityX, velocityY } = other.robot;
    const [centerX, centerY] = [x + ahead * Math.cos(heading), y + ahead * Math.sin(heading)];
    const radius = Math.sqrt(centerX ** 2 + centerY ** 2);
    const expected = (0.1 * (centerX * velocityY - centerY * velocityX)) / radius / (1 + Math.abs(radius - 1.5));
    expect(circled.reward).toBeCloseTo(expected, 14);
    expect(circled.cost).toBe(0);
  });
});

describe("dialects", () => {
  it("name nothing twice", () => {
    for (const { placed, turned, observed } of Object.values(dialects)) {
      for (const names of [placed, turned, observed]) expect(new Set(names).size).toBe(names.length);
    }
  });
});
