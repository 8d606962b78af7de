import { describe, expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import type { Agent, DualMetrics } from "../../src/algorithms/algorithm.ts";
import { ppoLagrangian } from "../../src/algorithms/ppoLagrangian.ts";
import { atMost, task, type Constraint } from "../../src/env/task.ts";
import { exactUpdate } from "../../src/experiments/exactUpdate.ts";
import { settings } from "../../src/part.ts";
import { gae } from "../../src/estimators/gae.ts";

/** Goes right wherever it is, past the hazards to the goal. */
const acrossTheBridge = {
  policy: {
    outputs: (obs: Float32Array) =>
      Float64Array.from({ length: (obs.length / 22) * 4 }, (_, i) => (i % 4 === 1 ? 900 : 0)),
  },
} as unknown as Agent;

const price = (naturalMultiplier: number): DualMetrics => {
  return {
    constraint: "cost",
    episodeCost: 3,
    costLimit: 1.5,
    threshold: 1.5,
    violation: 1,
    lagrangeMultiplier: 7,
    naturalMultiplier,
  };
};
const found = (dual: readonly DualMetrics[], constraint: Constraint = atMost(1.5), changes: object = {}) =>
  exactUpdate(
    { task: task(bridge, constraint) },
    { algorithm: settings({ ...ppoLagrangian, ...changes }) },
    { agent: acrossTheBridge, dual },
  );

describe("exactUpdate", () => {
  it("values the policy, and holds it against the best answers to its multiplier", () => {
    const γ = 0.99;
    const steps = (n: number) => (1 - γ ** n) / (1 - γ);
    const across = 20 * γ ** 3 - steps(4) - 0.9 * steps(3); // three hazards, then the goal
    const round = 20 * γ ** 5 - steps(6);
    const exact = found([price(0.9)])!;
    expect(exact.episodeReturn).toBeCloseTo(16, 9);
    expect(exact.episodeCosts[0]).toBeCloseTo(3, 9);
    expect(exact.stationarity).toBeCloseTo(round - across, 9);
    expect(exact.dualBound).toBeCloseTo(14 + 0.9 * 1.5, 9); // undiscounted, the way round earns 14
    expect(found([price(0.5)])!.stationarity).toBeCloseTo(0, 9); // too cheap to go round
  });

  it("discounts as the agent does", () => {
    const undiscounted = { advantage: gae({ gamma: 1 }), costAdvantage: gae({ gamma: 1 }) };
    expect(found([price(0.9)], atMost(1.5), undiscounted)!.stationarity).toBeCloseTo(14 - (16 - 2.7), 9);
  });

  it.each([
    ["the multiplier is no number", [price(NaN)], atMost(1.5), {}],
    ["the price is of a rate", [price(0.9)], atMost(0.1, { kind: "rate" }), {}],
    ["reward and cost are discounted differently", [price(0.9)], atMost(1.5), { costAdvantage: gae({ gamma: 0.9 }) }],
  ])("values the policy and says no more where %s", (_, dual, constraint, changes) => {
    const exact = found(dual, constraint, changes)!;
    expect(exact.episodeReturn).toBeCloseTo(16, 9);
    expect(exact).not.toHaveProperty("stationarity");
    expect(exact).not.toHaveProperty("dualBound");
  });

  it("says nothing where the environment declares no table", () => {
    const { exact: _, ...unknown } = bridge;
    const of = { agent: acrossTheBridge, dual: [] };
    expect(exactUpdate({ task: task(unknown) }, { algorithm: settings(ppoLagrangian) }, of)).toBeUndefined();
  });
});
