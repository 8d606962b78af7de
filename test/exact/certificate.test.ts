import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { certificate } from "../../src/exact/certificate.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { solve } from "../../src/exact/solve.ts";
import { rng } from "../../src/math/rng.ts";
import { goldenCase } from "./cases.ts";
import { chain } from "./chain.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

describe("certificate", () => {
  it("finds nothing left to do at a solution", () => {
    const { tabular } = goldenCase("twocost-3x7");
    const limits = [1, 0.5];
    for (const discounting of [{}, { gamma: 0.99 }]) {
      const { policy, lagrangeMultipliers, episodeReturn } = solve(tabular, { limits, ...discounting });
      const found = certificate(tabular, policy, { limits, lagrangeMultipliers, ...discounting });
      const { primal, dual, complementarity, stationarity } = found.residuals;
      for (const x of [...primal, ...dual, ...complementarity, ...found.multiplierErrors]) {
        expect(Math.abs(x)).toBeLessThan(1e-8);
      }
      for (const x of [stationarity, found.optimalityGap, found.frontierGap, found.dualityGap]) {
        expect(Math.abs(x)).toBeLessThan(1e-8);
      }
      expect(found.dualBound).toBeCloseTo(episodeReturn, 8);
    }
  });

  it("measures each kind of shortfall of a policy that is none", () => {
    // Two steps: staying pays 1 and costs 2, leaving pays 10. Half and half: J = 8.25, Jᶜ = 1.5 (see below).
    // J = ½ (1 + ½ · 1 + ½ · 10) + ½ · 10 = 8.25;  Jᶜ = ½ (2 + ½ · 2) = 1.5
    const found = certificate(chain(2), Float64Array.of(0.5, 0.5), { limits: [1], lagrangeMultipliers: [0.75] });
    expect(found.value.episodeReturn).toBe(8.25);
    expect(found.value.episodeCosts).toEqual([1.5]);
    // The best policy at λ = 0.75 leaves at once: 10 + 0.75 · 1.  Staying once is worth 11 − 0.75.
    expect(found.dualBound).toBeCloseTo(10.75, 12);
    expect(found.residuals.primal).toEqual([0.5]);
    expect(found.residuals.dual).toEqual([0]);
    expect(found.residuals.complementarity[0]).toBeCloseTo(0.375, 12);
    expect(found.residuals.stationarity).toBeCloseTo(10.75 - (8.25 - 0.375), 12);
    expect(found.dualityGap).toBeCloseTo(2.5, 12);
    // J⋆(1) = 10.5 at λ⋆ = ½, J⋆(1.5) = 10.75.
    expect(found.optimalityGap).toBeCloseTo(10.5 - 8.25, 12);
    expect(found.frontierGap).toBeCloseTo(10.75 - 8.25, 12);
    expect(found.multiplierErrors[0]).toBeCloseTo(0.25, 12);
    expect(found.optimum.lagrangeMultipliers[0]).toBeCloseTo(0.5, 12);
  });

  it("asks nothing of a multiplier below 0 but to rise, and nothing of a cost without a limit", () => {
    const { tabular } = goldenCase("twocost-3x7");
    const options = { limits: [Infinity, 0.5], lagrangeMultipliers: [0, -1] };
    const { residuals } = certificate(tabular, uniformTable(tabular), options);
    expect(residuals.dual).toEqual([0, 1]);
    expect(residuals.complementarity[0]).toBe(0);
    expect(residuals.primal[0]).toBe(0);
    expect(residuals.primal[1]).toBeGreaterThan(0);
  });

  it("bounds the optimum from above with any multiplier: weak duality", () => {
    const lambda = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(randomTable(), lambda, fc.integer({ min: 0, max: 1000 }), (tabular, price, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const { leastCosts } = solve(tabular, { limits: [Infinity] });
        const options = { limits: [leastCosts[0] + random.uniform()], lagrangeMultipliers: [price] };
        const { dualBound, optimum, residuals, frontierGap } = certificate(tabular, policy, options);
        expect(dualBound).toBeGreaterThanOrEqual(optimum.episodeReturn - 1e-8);
        expect(residuals.stationarity).toBeGreaterThanOrEqual(-1e-9);
        expect(frontierGap).toBeGreaterThanOrEqual(-1e-8);
      }),
    );
  });

  it("refuses multipliers that are not one per cost", () => {
    const given = { limits: [1], lagrangeMultipliers: [1, 2] };
    expect(() => certificate(chain(2), Float64Array.of(1, 0), given)).toThrow("there are 2 multipliers and 1 limits");
  });
});
