import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { frontierReturn } from "../../src/exact/optimumAt.ts";
import { paretoFrontier } from "../../src/exact/paretoFrontier.ts";
import { solve } from "../../src/exact/solve.ts";
import { oneCost } from "../envs/gridworlds/golden.ts";
import { goldenCase, goldenCases } from "./cases.ts";
import { chain } from "./chain.ts";

describe("paretoFrontier", () => {
  it("of one choice repeated has a corner for leaving at once, and one for leaving last", () => {
    // Staying for k of 3 steps and then leaving costs 2k and returns k + 10: (0, 10), (2, 11), (4, 12) lie on a line.
    expect(paretoFrontier(chain(3))).toEqual([
      [0, 10],
      [4, 12],
    ]);
  });

  it("of a place where costing more brings nothing is a point", () => {
    const worthless = { ...chain(3), reward: Float64Array.of(0, 10) };
    expect(paretoFrontier(worthless)).toEqual([[0, 10]]);
  });

  it.each(oneCost)("of $id has the golden vertices", ({ env, golden }) => {
    const frontier = env.exact!.frontier!;
    expect(frontier).toHaveLength(golden.frontierVertexCount);
    for (const [cost, episodeReturn] of golden.frontier) {
      const nearest = Math.min(...frontier.map(([c, r]) => Math.max(Math.abs(c - cost), Math.abs(r - episodeReturn))));
      expect(nearest).toBeLessThan(1e-8);
    }
  });

  it.each(goldenCases.filter(({ golden }) => golden.discounted.frontier))(
    "of $id has the golden vertices, discounted",
    ({ tabular, golden: { gamma, discounted } }) => {
      const frontier = paretoFrontier(tabular, { gamma });
      expect(frontier).toHaveLength(discounted.frontierVertexCount!);
      for (const [cost, episodeReturn] of discounted.frontier!) {
        const distances = frontier.map(([c, r]) => Math.max(Math.abs(c - cost), Math.abs(r - episodeReturn)));
        expect(Math.min(...distances)).toBeLessThan(1e-8);
      }
    },
  );

  it("of the second of two costs leaves the first free", () => {
    const { tabular } = goldenCase("twocost-3x7");
    const frontier = paretoFrontier(tabular, { cost: 1 });
    for (const limit of [0.25, 0.5, 0.9]) {
      const next = frontier.findIndex(([cost]) => cost > limit);
      const [[a, low], [b, high]] = [frontier[next - 1], frontier[next]];
      const best = low + ((limit - a) / (b - a)) * (high - low);
      expect(Math.abs(best - solve(tabular, { limits: [Infinity, limit] }).episodeReturn)).toBeLessThan(1e-9);
    }
  });

  it.each(oneCost)("of $id rises, ever more slowly", ({ env }) => {
    const slopes = env.exact!.frontier!.slice(1).map(([cost, best], i) => {
      const [costBefore, bestBefore] = env.exact!.frontier![i];
      return (best - bestBefore) / (cost - costBefore);
    });
    for (const slope of slopes) expect(slope).toBeGreaterThan(0);
    expect(slopes).toEqual([...slopes].sort((a, b) => b - a));
  });

  it.each(oneCost)("of $id lies above every policy", ({ env }) => {
    const { tabular } = env.exact!;
    const { numStates, numActions } = tabular;
    const weight = fc.double({ min: 0, max: 1, noNaN: true });
    const weights = fc.array(weight, { minLength: numStates * numActions, maxLength: numStates * numActions });
    // A high exponent makes most choices nearly certain, so that the policies are not all alike.
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 30 }), (raw, sharpness) => {
        const table = Float64Array.from(raw, (x) => (x + 1e-9) ** sharpness + 1e-300);
        for (let s = 0; s < numStates; s++) {
          const row = table.subarray(s * numActions, (s + 1) * numActions);
          const sum = row.reduce((a, b) => a + b);
          row.forEach((x, a) => (row[a] = x / sum));
        }
        const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, table);
        expect(episodeReturn).toBeLessThanOrEqual(frontierReturn(env.exact!, episodeCosts[0]) + 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});
