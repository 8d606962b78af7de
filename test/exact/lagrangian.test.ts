import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountBias } from "../../src/exact/discountBias.ts";
import { dualFunction, lagrangian, stationarityResidual } from "../../src/exact/lagrangian.ts";
import { solve } from "../../src/exact/solve.ts";
import { rng } from "../../src/math/rng.ts";
import { goldenCase } from "./cases.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

describe("lagrangian", () => {
  it("charges each cost beyond its limit at its price, and nothing where the price is 0", () => {
    const value = { episodeReturn: 10, episodeCosts: [3, 5] };
    expect(lagrangian(value, { lagrangeMultipliers: [2, 0], limits: [1, Infinity] })).toBe(10 - 2 * (3 - 1));
    expect(lagrangian(value, { lagrangeMultipliers: [2, 1] })).toBe(10 - 6 - 5);
  });
});

describe("dualFunction", () => {
  it("is what the better of two ways is worth: across the bridge or round it", () => {
    const { tabular } = goldenCase("bridge-5x5");
    // Round: 14 at no cost; across: 16 at 3.
    for (const price of [0, 0.3, 2 / 3, 0.9]) {
      const found = dualFunction(tabular, { lagrangeMultipliers: [price], limits: [1.5] });
      expect(found).toBeCloseTo(Math.max(14 + 1.5 * price, 16 - 1.5 * price), 10);
    }
  });

  it("touches the optimum at its own multiplier, and nowhere passes below: strong and weak duality", () => {
    const { tabular } = goldenCase("gates-8x8");
    const { episodeReturn, lagrangeMultipliers } = solve(tabular, { limits: [1.4] });
    expect(dualFunction(tabular, { lagrangeMultipliers, limits: [1.4] })).toBeCloseTo(episodeReturn, 8);
    for (const price of [0, 3, 5, 5.3, 10]) {
      const bound = dualFunction(tabular, { lagrangeMultipliers: [price], limits: [1.4] });
      expect(bound).toBeGreaterThan(episodeReturn);
    }
  });
});

describe("stationarityResidual", () => {
  it("is 0 for a best answer to the price, discounted as the agent does, and for no other", () => {
    const { tabular } = goldenCase("bridge-5x5-slip");
    const { lagrangeMultiplier } = discountBias(tabular, { costLimit: 1.5, gamma: 0.99 });
    expect(lagrangeMultiplier).toBeCloseTo(0.833, 3); // as the golden data has it
    const { policy } = solve(tabular, { limits: [1.2], gamma: 0.99 }); // on the same edge of the frontier
    expect(stationarityResidual(tabular, policy, [lagrangeMultiplier], { gamma: 0.99 })).toBeCloseTo(0, 8);
    expect(stationarityResidual(tabular, policy, [2], { gamma: 0.99 })).toBeGreaterThan(0.1);
    // The undiscounted problem has another price.
    expect(stationarityResidual(tabular, policy, [lagrangeMultiplier])).toBeGreaterThan(0.01);
  });

  it("is never below 0", () => {
    const price = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(randomTable(), price, fc.nat(1000), fc.constantFrom({}, { gamma: 0.9 }), (tabular, λ, seed, sums) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        expect(stationarityResidual(tabular, policy, [λ], sums)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});
