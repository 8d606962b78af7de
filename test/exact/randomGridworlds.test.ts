import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomGridworld } from "../../envs/gridworlds/randomGridworld.ts";
import { costRange } from "../../src/exact/costRange.ts";
import { certificate } from "../../src/exact/certificate.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { frontierReturn } from "../../src/exact/optimumAt.ts";
import { solveByProgram } from "../../src/exact/programs/solveByProgram.ts";
import { solve } from "../../src/exact/solve.ts";
import { rng } from "../../src/math/rng.ts";
import { policyFrom } from "./randomTable.ts";

/** Small worlds, and a limit that binds in each. */
const worlds = fc
  .record({
    seed: fc.nat(10_000),
    slip: fc.constantFrom(0, 0.1, 0.3),
    share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  })
  .map(({ seed, slip, share }) => {
    const env = randomGridworld({ seed, slip, rows: 4, columns: 5 });
    const { tabular } = env.exact!;
    const { least, unconstrained } = costRange(tabular);
    const [from, to] = [least.episodeCosts[0], unconstrained.episodeCosts[0]];
    return { exact: env.exact!, tabular, costLimit: from + share * (to - from), random: rng(seed) };
  });

describe("on random gridworlds", () => {
  it("the optimum keeps its limit to the full, and nothing is left of the conditions of a saddle point", () => {
    fc.assert(
      fc.property(worlds, ({ tabular, costLimit }) => {
        const limits = [costLimit];
        const { policy, lagrangeMultipliers, episodeReturn, randomized } = solve(tabular, { limits });
        const value = evaluatePolicy(tabular, policy);
        expect(value.episodeCosts[0]).toBeCloseTo(costLimit, 8);
        expect(value.episodeReturn).toBeCloseTo(episodeReturn, 8);
        expect(lagrangeMultipliers[0]).toBeGreaterThan(0);
        expect(randomized.length).toBeLessThanOrEqual(1); // one limit, one coin: Altman (1999)
        const { residuals, dualityGap } = certificate(tabular, policy, { limits, lagrangeMultipliers });
        expect(Math.abs(residuals.stationarity)).toBeLessThan(1e-7);
        expect(Math.abs(dualityGap)).toBeLessThan(1e-7);
      }),
      { numRuns: 25 },
    );
  });

  it("the frontier is what solving limit by limit finds, and no policy lies above it", () => {
    fc.assert(
      fc.property(worlds, ({ exact, tabular, costLimit, random }) => {
        expect(frontierReturn(exact, costLimit)).toBeCloseTo(solve(tabular, { limits: [costLimit] }).episodeReturn, 7);
        const { episodeReturn, episodeCosts } = evaluatePolicy(
          tabular,
          policyFrom(tabular, () => random.uniform()),
        );
        expect(episodeReturn).toBeLessThanOrEqual(frontierReturn(exact, episodeCosts[0]) + 1e-9);
        // Rising, and ever less steep.
        const slopes = exact
          .frontier!.slice(1)
          .map(([cost, best], i) => (best - exact.frontier![i][1]) / (cost - exact.frontier![i][0]));
        for (const [i, slope] of slopes.entries()) expect(slope).toBeLessThan((slopes[i - 1] ?? Infinity) + 1e-7);
        expect(Math.min(...slopes)).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });

  it("linear programming comes to the same optimum and the same price", async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ tabular, costLimit }) => {
        const options = { limits: [costLimit], gamma: 0.95 };
        const [found, other] = [solve(tabular, options), await solveByProgram(tabular, options)];
        expect(other.feasible).toBe(found.feasible);
        if (!found.feasible) return;
        expect(other.episodeReturn).toBeCloseTo(found.episodeReturn, 6);
        // At a corner of the frontier many prices are right.
        expect(other.lagrangeMultipliers[0]).toBeCloseTo(found.lagrangeMultipliers[0], 5);
      }),
      { numRuns: 8 },
    );
  });
});
