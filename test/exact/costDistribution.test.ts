import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { costDistribution, probabilityAbove, tailMean } from "../../src/exact/costDistribution.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { simulate } from "../../src/exact/simulate.ts";
import { solve } from "../../src/exact/solve.ts";
import { rng } from "../../src/math/rng.ts";
import { goldenCase, goldenLimits } from "./cases.ts";
import { chain } from "./chain.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

const half = Float64Array.of(0.5, 0.5);

describe("costDistribution", () => {
  it("of staying or leaving is geometric, cut off by the horizon", () => {
    const { costs, probabilities } = costDistribution(chain(3), half);
    expect([...costs]).toEqual([0, 2, 4, 6]);
    expect([...probabilities]).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 8]);
  });

  it("has a common unit for costs that are no whole numbers", () => {
    const { costs } = costDistribution(goldenCase("gates-8x8").tabular, uniformTable(goldenCase("gates-8x8").tabular));
    for (const cost of costs) expect(Math.abs(cost / 0.2 - Math.round(cost / 0.2))).toBeLessThan(1e-9); // 0.4 and 1
  });

  it("has the mean that evaluatePolicy says, and sums to 1", () => {
    fc.assert(
      fc.property(randomTable(), fc.integer({ min: 0, max: 1000 }), (tabular, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const { costs, probabilities } = costDistribution(tabular, policy);
        const total = probabilities.reduce((a, b) => a + b);
        const mean = probabilities.reduce((sum, p, i) => sum + p * costs[i], 0);
        expect(Math.abs(total - 1)).toBeLessThan(1e-10);
        expect(Math.abs(mean - evaluatePolicy(tabular, policy).episodeCosts[0])).toBeLessThan(1e-10);
      }),
    );
  });

  it("reads a policy that sees the time", () => {
    // Stays, then leaves.
    expect(costDistribution(chain(2), Float64Array.of(1, 0, 0, 1))).toEqual({
      costs: Float64Array.of(2),
      probabilities: Float64Array.of(1),
    });
  });

  it("refuses costs without a common unit, and sums beyond number", () => {
    const odd = { ...chain(3), costs: [Float64Array.of(Math.PI, 1)] };
    expect(() => costDistribution(odd, half)).toThrow("no common unit of some size; simulate the policy instead");
    expect(() => costDistribution(chain(2 ** 24), half)).toThrow("simulate the policy instead");
  });
});

describe("the tail of a distribution", () => {
  const distribution = costDistribution(chain(3), half); // 0, 2, 4, 6 with ½, ¼, ⅛, ⅛

  it.each([
    [-1, 1],
    [0, 1 / 2],
    [2, 1 / 4],
    [5.9, 1 / 8],
    [6, 0],
  ])("has what lies above %d with probability %d", (limit, probability) => {
    expect(probabilityAbove(distribution, limit)).toBe(probability);
  });

  it.each([
    [1 / 8, 6],
    [1 / 4, 5],
    [3 / 16, (6 / 8 + 4 / 16) / (3 / 16)], // half of those that cost 4
    [1, 1 / 2 + 1 / 2 + 3 / 4],
  ])("of the worst %d costs %d on average", (share, mean) => {
    expect(tailMean(distribution, share)).toBeCloseTo(mean, 12);
  });
});

describe("simulate", () => {
  const few = goldenLimits.filter(
    ({ id, limit }) => ["bridge-5x5-slip", "cliff-4x7", "swamp-5x7"].includes(id) && limit.lambda,
  );

  it.each(few)(
    "$name — the optimal policy brings what it promises, within 99 %",
    ({ tabular, limits, discounting }) => {
      const { policy, episodeReturn, episodeCosts } = solve(tabular, { limits, ...discounting });
      const played = simulate(tabular, policy, { numEpisodes: 5000, rng: rng(7), ...discounting });
      expect(Math.abs(deviations(played.episodeReturns, episodeReturn))).toBeLessThan(2.576);
      expect(Math.abs(deviations(played.episodeCosts[0], episodeCosts[0]))).toBeLessThan(2.576);
    },
  );

  it("costs as often as the distribution says", () => {
    const { tabular } = goldenCase("bridge-5x5-slip");
    const { policy } = solve(tabular, { limits: [1.5] });
    const expected = probabilityAbove(costDistribution(tabular, policy), 1.5);
    const { episodeCosts } = simulate(tabular, policy, { numEpisodes: 5000, rng: rng(1) });
    const isAbove = episodeCosts[0].map((cost) => Number(cost > 1.5));
    expect(expected).toBeGreaterThan(0.1);
    expect(Math.abs(deviations(isAbove, expected))).toBeLessThan(2.576);
  });
});

/** How many standard errors the mean is from what is expected. */
function deviations(values: Float64Array, expected: number): number {
  const mean = values.reduce((a, b) => a + b) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);
  return (mean - expected) / Math.sqrt(variance / values.length);
}
