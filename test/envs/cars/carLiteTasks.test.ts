import { describe, expect, it } from "vitest";
import {
  carLiteButton,
  carLiteCircle,
  carLiteGoal,
  carLitePush,
  carLiteRun,
  type CarLiteEnv,
} from "../../../envs/cars/carLiteTasks.ts";
import { checkEnv } from "../../../src/env/checkEnv.ts";
import { costNamesOf } from "../../../src/env/defineEnv.ts";
import { envIds, loadEnv } from "../../../src/env/registry.ts";
import { rng } from "../../../src/math/rng.ts";

const OWN = 24; // numbers that the car feels of itself
const LIDAR = 16;
// As many lidars as CarGoal1 and its kin have.
const LIDARS: Record<string, number> = {
  CarLiteGoal0: 1,
  CarLiteGoal1: 3,
  CarLiteGoal2: 3,
  CarLiteButton0: 2,
  CarLiteButton1: 4,
  CarLiteButton2: 4,
  CarLitePush0: 2,
  CarLitePush1: 4,
  CarLitePush2: 4,
  CarLiteCircle0: 1,
  CarLiteCircle1: 1,
  CarLiteCircle2: 1,
  CarLiteRun0: 0,
};
const ids = envIds().filter((id) => id.startsWith("CarLite"));
const step = (env: CarLiteEnv, world: ReturnType<CarLiteEnv["reset"]>, ...action: number[]) =>
  env.step(world, Float64Array.from(action) as never, rng(0));

it("there are as many tasks as for the point robot", () => {
  expect(ids).toEqual(
    Object.keys(LIDARS)
      .map((name) => `${name}-v0`)
      .sort(),
  );
});

describe.each(ids)("%s", (id) => {
  it("shows the car first, then lidars in [0, 1]", async () => {
    const env = (await loadEnv(id)) as CarLiteEnv;
    expect(env.observationSpace.size).toBe(OWN + LIDAR * LIDARS[id.slice(0, -3)]);
    const world = env.reset(rng("order"));
    const random = rng("actions");
    const obs = new Float64Array(env.observationSpace.size);
    const own = new Float64Array(OWN);
    for (let i = 0; i < 100; i++) {
      step(env, world, 2 * random.uniform() - 1, 2 * random.uniform() - 1);
      env.observe(world, obs);
      const { robot } = world;
      own.set([robot.accelerationX, robot.accelerationY, 9.81]);
      expect([...obs.subarray(0, 3)]).toEqual([...own.subarray(0, 3)]);
      expect(obs[8]).toBe(robot.yawRate);
      expect(obs.subarray(OWN).every((reading) => reading >= 0 && reading <= 1)).toBe(true);
    }
  });

  it("draws the car as an arrow that points where it drives", async () => {
    const env = (await loadEnv(id)) as CarLiteEnv;
    const world = env.reset(rng("picture"));
    world.robot.heading = Math.PI / 2; // its left side faces up
    expect(env.render!(world)).toMatch(/^→ robot/m);
    expect(env.scene(world).shapes.at(-1)).toMatchObject({ role: "robot", heading: 0 });
  });
});

describe("what a car is paid and charged", () => {
  it("is what the point robot is, for what it does in a step of 0.04 s", () => {
    const env = carLiteGoal(0);
    const world = env.reset(rng(1));
    const { robot, objects } = world;
    objects.goal.set([robot.x + 2, robot.y]);
    robot.heading = Math.PI / 2;
    world.potential = -2;
    const from = robot.x;
    const { reward } = step(env, world, 0.01, 0.01);
    expect(reward).toBeCloseTo(robot.x - from, 9);
    expect(world.time).toBeCloseTo(0.04, 12);
  });

  it("is a bonus of 1 for a goal, and another goal", () => {
    const env = carLiteGoal(1);
    const world = env.reset(rng(2));
    const { robot, objects } = world;
    const [x, y] = [robot.x + 0.2, robot.y];
    objects.goal.set([x, y]);
    world.potential = -0.2;
    const { reward, info } = step(env, world, 0, 0);
    expect(reward).toBeCloseTo(1, 9);
    expect(info).toMatchObject({ goalsReached: 1, costHazards: 0 });
    expect([...objects.goal]).not.toEqual([x, y]);
  });

  it("is a cost in a hazard, at a vase, beyond walls", () => {
    const goal = carLiteGoal(2);
    const world = goal.reset(rng(3));
    world.objects.hazards.set([world.robot.x + 0.1, world.robot.y]);
    expect(step(goal, world, 0, 0).info).toMatchObject({ costHazards: 1 });
    const vases = goal.reset(rng(4));
    vases.robot.heading = Math.PI / 2;
    vases.objects.vases.set([vases.robot.x + 0.28, vases.robot.y, 0]);
    expect(step(goal, vases, 1, 1)).toMatchObject({ cost: 1, info: { costVasesContact: 1, costVasesVelocity: 1 } });
    const circle = carLiteCircle(1);
    const outside = circle.reset(rng(5));
    outside.robot.x = 1.13;
    expect(step(circle, outside, 0, 0).cost).toBe(1);
    const corridor = carLiteRun(0);
    const aside = corridor.reset(rng(6));
    aside.robot.x = -0.51;
    expect(step(corridor, aside, 0, 0).cost).toBe(1);
  });

  it("is paid for circling by its velocity, 0.1 (x v_y − y v_x) / r / (1 + |r − 1.5|)", () => {
    const env = carLiteCircle(0);
    const world = env.reset(rng(7));
    Object.assign(world.robot, { x: 1.4, y: 0, heading: Math.PI, velocityX: 0, velocityY: 0.5 });
    const { reward } = step(env, world, 1, 1);
    const { x, y, velocityX, velocityY } = world.robot;
    const r = Math.sqrt(x * x + y * y);
    expect(reward).toBeCloseTo((0.1 * (x * velocityY - y * velocityX)) / r / (1 + Math.abs(r - 1.5)), 12);
    expect(reward).toBeGreaterThan(0.04);
  });

  it("is paid for bringing a box of 0.25 m to the goal, by distances in space", () => {
    const env = carLitePush(0);
    const world = env.reset(rng(8));
    expect(env.scene(world).shapes.find(({ role }) => role === "box")).toMatchObject({ size: 0.125 });
    const { robot, objects } = world;
    objects.goal.set([robot.x, robot.y + 2]);
    objects.pushBox.set([robot.x + 1, robot.y, 0]);
    world.potential = 0;
    // The car's origin is 0.1 above the floor, the box's middle 0.125, the goal's 0.16.
    const expected = -Math.sqrt(1 + 0.025 ** 2) - Math.sqrt(1 + 4 + 0.035 ** 2);
    expect(step(env, world, 0, 0).reward).toBeCloseTo(expected, 6);
  });

  it("is a bonus for the right button", () => {
    const env = carLiteButton(0);
    const world = env.reset(rng(9));
    const { robot, objects, goalButton } = world;
    robot.heading = Math.PI / 2;
    objects.buttons.set([robot.x + 0.28, robot.y], 2 * goalButton);
    let bonus = 0;
    for (let i = 0; i < 5; i++) bonus += step(env, world, 1, 1).info!.goalsReached;
    expect(bonus).toBeGreaterThanOrEqual(1);
  });
});

describe("options", () => {
  it("change the id with what it stands for", () => {
    expect(carLiteGoal(1, { costs: "parts", constrainIndicator: false }).id).toBe("CarLiteGoal1DenseCostCostParts-v0");
    expect(costNamesOf(carLiteButton(2, { costs: "parts" }))).toEqual(["buttons", "hazards", "gremlins"]);
    expect(checkEnv(carLitePush(2, { costs: "parts" }), { episodes: 1 }).steps).toBe(1000);
  });

  it.each([
    [() => carLiteGoal(3 as 2), "carLiteGoal: level is 3; it must be one of 0, 1, 2"],
    [() => carLiteRun(1 as 0), "carLiteRun: level is 1; it must be one of 0"],
    [
      () => carLiteCircle(0, { yawServo: "smooth" } as object),
      'carLiteCircle: unknown option "yawServo"; expected one of costs, constrainIndicator',
    ],
    [() => carLitePush(0, { costs: "all" as "sum" }), 'carLitePush: costs is "all"; it must be one of sum, parts'],
    [
      () => carLiteButton(0, { costs: "parts" }),
      'CarLiteButton0CostParts-v0: costs is "parts", but nothing costs anything here; use "sum", or a level with costs',
    ],
  ])("are refused in one sentence where they cannot be right (%#)", (make, message) => {
    expect(make).toThrow(message);
  });
});
