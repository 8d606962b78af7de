import { describe, expect, it } from "vitest";
import { discountBias } from "../../src/exact/discountBias.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { solve } from "../../src/exact/solve.ts";
import { goldenCase, goldenLimits } from "./cases.ts";

const overHorizon = goldenLimits.filter(({ problem, limits }) => problem === "finiteHorizon" && limits.length === 1);
const golden = overHorizon.flatMap(({ name, tabular, limit, limits: [costLimit] }) =>
  Object.entries(limit.discountBias ?? {}).map(([gamma, expected]) => ({
    name: `${name}, γ ${gamma}`,
    tabular,
    costLimit,
    gamma: Number(gamma),
    expected,
  })),
);

describe("discountBias", () => {
  it.each(golden)("$name — ends with the golden multiplier, return and cost", ({ tabular, expected, ...options }) => {
    const { lagrangeMultiplier, episodeReturn, episodeCost } = discountBias(tabular, options);
    if (expected === null) {
      expect(lagrangeMultiplier).toBe(0); // the limit does not bind
      return;
    }
    expect(Math.abs(lagrangeMultiplier - expected.lambdaDisc)).toBeLessThan(1e-6);
    expect(Math.abs(episodeReturn - expected.return)).toBeLessThan(1e-6);
    expect(Math.abs(episodeCost - expected.cost)).toBeLessThan(1e-6);
  });

  it("says so where nothing keeps the limit", () => {
    expect(discountBias(goldenCase("swamp-5x7").tabular, { costLimit: 0.5, gamma: 0.99 })).toEqual({
      lagrangeMultiplier: Infinity,
      episodeReturn: NaN,
      episodeCost: NaN,
    });
  });

  it("refuses a γ of 1, which discounts nothing", () => {
    expect(() => discountBias(goldenCase("bridge-5x5").tabular, { costLimit: 1, gamma: 1 })).toThrow("gamma is 1");
  });
});

// Where the discounted optimum is unique, so that two solvers have to find the same policy.
const ambiguous = ["twoexit-1x3", "bridge-5x5", "fourrooms-10x10"];
const unique = overHorizon.filter(({ limit, id }) => limit.commonConversion && !ambiguous.includes(id));

describe("a limit that was converted as if its cost accrued evenly over the horizon", () => {
  it.each(unique)("$name — costs what the golden data says it does, which is not the limit", ({ tabular, limit }) => {
    const { dGamma, ...expected } = limit.commonConversion!;
    const { policy } = solve(tabular, { limits: [dGamma], gamma: 0.99 });
    const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, policy);
    expect(Math.abs(episodeReturn - expected.return)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected.return)));
    expect(Math.abs(episodeCosts[0] - expected.cost)).toBeLessThan(1e-6);
  });
});
