import { describe, expect, it } from "vitest";
import { meter, movingVases, onWrongButtons, type CostPart } from "../../../envs/points/costs.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import { pointButton } from "../../../envs/points/pointButton.ts";
import type { World } from "../../../envs/points/world.ts";
import { rng } from "../../../src/math/rng.ts";

const worldWith = (changes: object): World => changes as unknown as World;

describe("meter", () => {
  // Two parts that read their amounts off the world.
  const part = (name: "noise" | "heat"): CostPart => ({
    name,
    amount: (world) => (world as unknown as Record<typeof name, number>)[name],
  });
  const parts = [part("noise"), part("heat")];
  const at = (noise: number, heat: number) => worldWith({ noise, heat });

  it.each([
    [0, 0, 0, [0, 0]],
    [0.5, 0, 1, [1, 0]],
    [0, 7, 1, [0, 1]],
    [0.5, 7, 1, [1, 1]],
  ])("of %d and %d makes the cost %d, and the parts %j", (noise, heat, cost, indicators) => {
    const world = at(noise, heat);
    const info = { costNoise: indicators[0], costHeat: indicators[1] };
    expect(meter(parts, false, {})(world, 0)).toEqual({ cost, info });
    expect(meter(parts, false, { costs: "parts" })(world, 0)).toEqual({ cost: indicators, info });
  });

  it("adds amounts up without the indicator", () => {
    const info = { costNoise: 0.5, costHeat: 7 };
    expect(meter(parts, false, { constrainIndicator: false })(at(0.5, 7), 0)).toEqual({ cost: 7.5, info });
    const options = { costs: "parts", constrainIndicator: false } as const;
    expect(meter(parts, false, options)(at(0.5, 7), 0)).toEqual({ cost: [0.5, 7], info });
  });

  it("counts goals where there are any to reach", () => {
    const charge = meter(parts, true, {});
    expect(charge(at(0, 1), 1).info).toEqual({ goalsReached: 1, costNoise: 0, costHeat: 1 });
    expect(charge(at(0, 1), 0).info).toEqual({ goalsReached: 0, costNoise: 0, costHeat: 1 });
    expect(meter([], false, {})(at(0, 0), 0)).toEqual({ cost: 0, info: {} });
  });

  it("shares outcomes that nobody can spoil", () => {
    const charge = meter(parts, true, { costs: "parts" });
    const first = charge(at(1, 0), 0);
    expect(charge(at(2, 0), 0)).toBe(first);
    expect(Object.isFrozen(first.info) && Object.isFrozen(first.cost)).toBe(true);
  });
});

describe("movingVases", () => {
  const moving = (velocities: [number, number][], rocking: number[]) => {
    const vases = Float64Array.from(velocities.flatMap(([x, y]) => [9, 9, 9, x, y, 9, 0, 0, 0, 0, 0, 0]));
    return movingVases.amount(worldWith({ objects: { vases, vaseRocking: Float64Array.from(rocking) } }));
  };

  it("adds up speeds of 0.0001 m/s and more", () => {
    expect(
      moving(
        [
          [0.3, -0.4],
          [0, 1],
        ],
        [0, 0],
      ),
    ).toBe(1.5);
    expect(moving([[0.99e-4, 0]], [0])).toBe(0);
    expect(moving([[1e-4, 0]], [0])).toBe(1e-4);
  });

  it("takes a vase that rocks for one that moves", () => {
    expect(
      moving(
        [
          [0, 0],
          [0.3, 0.4],
        ],
        [0.2, 0.1],
      ),
    ).toBe(0.7);
    expect(moving([[0, 0]], [0.9e-4])).toBe(0);
  });
});

describe("onWrongButtons", () => {
  const pressing = (buttons: number[], goalButton: number, buttonsTimer: number) =>
    onWrongButtons.amount(worldWith({ touches: { buttons: Uint8Array.from(buttons) }, goalButton, buttonsTimer }));

  it("counts contacts with all but the right one", () => expect(pressing([1, 2, 0, 1], 1, 0)).toBe(2));
  it("counts none while they are dead", () => expect(pressing([1, 2, 0, 1], 1, 1)).toBe(0));
});

describe("an environment with its costs in parts", () => {
  it("names them, and adds them up to what it costs otherwise", () => {
    const [parts, sum] = [pointGoal(2, { costs: "parts" }), pointGoal(2)];
    expect(parts.costNames).toEqual(["hazards", "vasesContact", "vasesVelocity"]);
    expect(sum.costNames).toBeUndefined();
    expect(pointButton(1, { costs: "parts" }).costNames).toEqual(["buttons", "hazards", "gremlins"]);
    const [a, b] = [parts.reset(rng(3)), sum.reset(rng(3))];
    // At rest in a hazard, beside a vase that is on the move.
    for (const { robot, objects } of [a, b]) {
      [robot.x, robot.y] = objects.hazards;
      objects.vases[3] = 0.5;
    }
    const idle = new Float32Array(2);
    const charged = parts.step(a, idle, rng(0));
    expect(charged.cost).toEqual([1, 0, 1]);
    expect(charged.info).toEqual({ goalsReached: 0, costHazards: 1, costVasesContact: 0, costVasesVelocity: 1 });
    expect(sum.step(b, idle, rng(0)).cost).toBe(1);
  });
});
