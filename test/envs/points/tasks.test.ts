import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointButton } from "../../../envs/points/pointButton.ts";
import { pointCircle, safexpPointCircle } from "../../../envs/points/pointCircle.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointPush } from "../../../envs/points/pointPush.ts";
import { pointRun } from "../../../envs/points/pointRun.ts";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import type { World } from "../../../envs/points/world.ts";
import { checkEnv } from "../../../src/env/checkEnv.ts";
import { costNamesOf } from "../../../src/env/defineEnv.ts";
import { envIds, loadEnv } from "../../../src/env/registry.ts";
import { atMost, task } from "../../../src/env/task.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, giving } from "./golden.ts";

const ENVS = (await Promise.all(
  envIds()
    .filter((id) => /^(SafetyPoint|Safexp-Point)/.test(id))
    .map(loadEnv),
)) as PointEnv[];
// What the suites give a keepout, m; of things that are round each other at reset.
const KEEPOUTS = { hazards: 0.18, vases: 0.15, pillars: 0.3, buttons: 0.2, gremlins: 0.4, pushBox: 0.2 };
const WIDE = 0.4; // of the robot, and of Push's hazards

const numbers = fc.double({ min: -1, max: 1, noNaN: true });
const plans = fc.array(fc.tuple(numbers, numbers), { minLength: 1, maxLength: 30 });
const NUM_STEPS = 120;

/** Everything that an episode of `plan`, repeated, shows from `world` on. */
function story(env: PointEnv, world: World, plan: readonly (readonly number[])[]) {
  const obs = new Float64Array(env.observationSpace.size).fill(NaN);
  return Array.from({ length: NUM_STEPS }, (_, i) => {
    const { reward, cost, terminated, info } = env.step(world, actionOf(plan[i % plan.length]), rng(0));
    env.observe(world, obs);
    return { reward, cost, terminated, info, obs: [...obs] };
  });
}
const from = (env: PointEnv, seed: string) => env.reset(rng(seed));
const WINDING = [
  [1, 0.3],
  [-0.5, 1],
  [1, -0.1],
];

it("there are 13 tasks of Safety-Gymnasium and 11 of Safety-Gym", () => {
  const ids = ENVS.map(({ id }) => id);
  expect(ids.filter((id) => id.startsWith("SafetyPoint"))).toHaveLength(13);
  expect(ids.filter((id) => id.startsWith("Safexp-Point"))).toHaveLength(11);
});

describe.each(ENVS)("$id", (env) => {
  it("tells the same story from the same seed, and another from another", () => {
    const first = story(env, from(env, "a"), WINDING);
    expect(story(env, from(env, "a"), WINDING)).toEqual(first);
    expect(story(env, from(env, "b"), WINDING)).not.toEqual(first);
  });

  it("goes on from a copy as from the original, to the last bit", () => {
    const world = from(env, "copy");
    story(env, world, WINDING);
    const copy = structuredClone(world);
    expect(story(env, copy, WINDING)).toEqual(story(env, world, WINDING));
    expect(copy).toEqual(world);
  });

  it("shows only finite numbers, costs of 0 or 1, and parts that make up the cost, whatever the actions", () => {
    fc.assert(
      fc.property(plans, fc.string(), (plan, seed) => {
        for (const { reward, cost, info, obs } of story(env, from(env, seed), plan)) {
          expect([reward, ...obs].every(Number.isFinite)).toBe(true);
          const parts = Object.entries(info!).filter(([name]) => name.startsWith("cost"));
          expect(cost).toBe(Math.max(0, ...parts.map(([, indicator]) => indicator)));
          expect(parts.every(([, indicator]) => indicator === 0 || indicator === 1)).toBe(true);
        }
      }),
      { numRuns: 5 },
    );
  });

  it("has lidars in [0, 1]", () => {
    // The sensors are three numbers each: those of a robot that spins and slides fast lie outside [0, 1] sooner or later.
    const lowest = new Float64Array(env.observationSpace.size).fill(Infinity);
    const highest = lowest.map(() => -Infinity);
    for (const { obs } of ["a", "b", "c"].flatMap((seed) => story(env, from(env, seed), WINDING))) {
      obs.forEach((x, i) => {
        lowest[i] = Math.min(lowest[i], x);
        highest[i] = Math.max(highest[i], x);
      });
    }
    const within = Array.from(lowest, (low, i) => low >= 0 && highest[i] <= 1).filter(Boolean).length;
    const constant = 4; // the sensors that always read 0: velocimeter z, gyro x and y, magnetometer z
    expect(within).toBe(env.observationSpace.size - 12 + constant);
  });

  it("reads actions beyond [−1, 1] as ±1", () => {
    expect(story(env, from(env, "c"), [[5, -1.2]])).toEqual(story(env, from(env, "c"), [[1, -1]]));
  });

  it("keeps things apart at reset, at no cost", () => {
    const reach = (kind: string) => (env.id.includes("Push") && kind === "hazards" ? WIDE : KEEPOUTS[kind as "vases"]);
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const world = env.reset(giving(seed));
        const places = Object.keys(KEEPOUTS).flatMap((kind) => {
          const all = world.objects[kind as keyof typeof KEEPOUTS];
          const stride = ["vases", "gremlins", "pushBox"].includes(kind) ? BODY_SIZE : 2;
          return Array.from({ length: all.length / stride }, (_, i) => [
            all[i * stride],
            all[i * stride + 1],
            reach(kind),
          ]);
        });
        if (!/Circle|Run/.test(env.id)) places.push([world.robot.x, world.robot.y, WIDE]);
        if (/Goal|Push/.test(env.id)) places.push([...world.objects.goal, env.id.includes("Push") ? WIDE : 0.305]);
        for (const [i, [x, y, keepout]] of places.entries()) {
          for (const [otherX, otherY, other] of places.slice(0, i)) {
            expect(Math.sqrt((x - otherX) ** 2 + (y - otherY) ** 2)).toBeGreaterThanOrEqual(keepout + other);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it("draws itself in 11 lines of 21 characters with the robot in one place, and says what is what", () => {
    const lines = env.render!(from(env, "picture")).split("\n");
    expect(lines.slice(0, 11).map((line) => [...line].length)).toEqual(Array(11).fill(21));
    expect(
      lines
        .slice(0, 11)
        .join("")
        .match(/[→↗↑↖←↙↓↘]/gu),
    ).toHaveLength(1);
    expect(lines).toHaveLength(12);
    const glyphs = new Set(lines.slice(0, 11).join("").replaceAll("·", ""));
    const explained = new Set(lines[11].split("  ").map((entry) => [...entry][0]));
    for (const glyph of glyphs) expect(explained).toContain(glyph);
  });
});

describe("options", () => {
  it("change the id with what it stands for", () => {
    expect(pointGoal(1, { yawServo: "smooth" }).id).toBe("SafetyPointGoal1SmoothYaw-v0");
    expect(pointPush(2, { costs: "parts" }).id).toBe("SafetyPointPush2CostParts-v0");
    const all = { yawServo: "smooth", costs: "parts", constrainIndicator: false, dialect: "safetyGym" } as const;
    expect(pointButton(2, all).id).toBe("Safexp-PointButton2SmoothYawDenseCostCostParts-v0");
    expect(safexpPointCircle({ yawServo: "smooth" }).id).toBe("Safexp-PointCircleSmoothYaw-v0");
    expect(pointCircle(1, { constrainIndicator: true, costs: "sum", yawServo: "mujoco" }).id).toBe(
      "SafetyPointCircle1-v0",
    );
  });

  it("let the robot turn smoothly in every task", () => {
    const spread = (env: PointEnv) => {
      const world = from(env, "turn");
      const rates = Array.from({ length: 150 }, () => {
        env.step(world, actionOf([0, 0.5]), rng(0));
        return world.robot.yawRate;
      }).slice(100);
      return Math.max(...rates) - Math.min(...rates);
    };
    const make = [pointGoal, pointButton, pointPush, pointCircle, pointRun];
    for (const each of make) {
      expect(spread(each(0, { yawServo: "smooth" }))).toBeLessThan(1e-3);
      expect(spread(each(0))).toBeGreaterThan(1);
    }
  });

  it.each([
    [() => pointGoal(3 as 2), "pointGoal: level is 3; it must be one of 0, 1, 2"],
    [() => pointRun(1 as 0), "pointRun: level is 1; it must be one of 0"],
    [
      () => pointPush(0, { servo: 1 } as object),
      'pointPush: unknown option "servo"; expected one of dialect, yawServo, costs, constrainIndicator',
    ],
    [
      () => pointCircle(0, { dialect: "safetyGym" } as object),
      'pointCircle: unknown option "dialect"; expected one of yawServo, costs, constrainIndicator',
    ],
    [
      () => pointButton(0, { dialect: "gym" as "safetyGym" }),
      'pointButton: dialect is "gym"; it must be one of safetyGymnasium, safetyGym',
    ],
    [
      () => pointButton(1, { constrainIndicator: "no" as unknown as boolean }),
      'pointButton: constrainIndicator is "no"; it must be one of true, false',
    ],
    [
      () => pointGoal(0, { costs: "parts" }),
      'SafetyPointGoal0CostParts-v0: costs is "parts", but nothing costs anything here; use "sum", or a level with costs',
    ],
  ])("are refused in one sentence where they cannot be right (%#)", (make, message) => {
    expect(make).toThrow(message);
  });

  it.each([
    pointGoal(2, { costs: "parts" }),
    pointButton(2, { constrainIndicator: false }),
    pointPush(2, { costs: "parts", constrainIndicator: false, yawServo: "smooth" }),
  ])("make environments that keep every promise: $id", (env) => {
    expect(checkEnv(env, { episodes: 1 }).steps).toBe(1000);
  });

  it("let every part be constrained by itself", () => {
    const env = pointGoal(2, { costs: "parts" });
    const { constraints } = task(env, atMost(25, { cost: "hazards" }), atMost(5, { cost: "vasesContact" }));
    expect(constraints.map(({ cost }) => cost)).toEqual(["hazards", "vasesContact"]);
    expect(() => task(pointGoal(2), atMost(25, { cost: "hazards" }))).toThrow("no cost is called");
  });

  it("leave one cost unless they part it", () => {
    expect(costNamesOf(pointGoal(2))).toEqual(["cost"]);
    expect(costNamesOf(pointGoal(2, { costs: "parts" }))).toEqual(["hazards", "vasesContact", "vasesVelocity"]);
    expect(costNamesOf(pointPush(1, { costs: "parts" }))).toEqual(["hazards"]);
    expect(costNamesOf(pointPush(2, { costs: "parts" }))).toEqual(["hazards", "pillars"]);
    expect(costNamesOf(pointCircle(2, { costs: "parts" }))).toEqual(["outOfBoundary"]);
  });
});
