import { describe, expect, it } from "vitest";
import { optimumAt } from "../../../src/exact/optimumAt.ts";
import { oneCost, twoCost } from "./golden.ts";

describe.each(oneCost)("$id", ({ env, golden }) => {
  const exact = env.exact!;

  it("lists the optima of the golden data", () => {
    const listed = exact.optima.map(({ costLimit, episodeReturn, episodeCost, lagrangeMultiplier }) => ({
      d: costLimit,
      return: episodeReturn,
      cost: episodeCost,
      lambda: lagrangeMultiplier,
    }));
    expect(listed).toEqual(golden.limits);
  });

  it("has a frontier through all of them", () => {
    for (const { d, ...expected } of golden.limits) {
      const optimum = optimumAt({ ...exact, optima: [] }, d)!;
      expect(Math.abs(optimum.episodeReturn - expected.return)).toBeLessThan(1e-6);
      expect(Math.abs(optimum.episodeCost - expected.cost)).toBeLessThan(1e-6);
      expect(Math.abs(optimum.lagrangeMultiplier - expected.lambda)).toBeLessThan(1e-6);
    }
  });

  it("knows no deterministic policy better than the best one", () => {
    for (const { deterministicReturn, episodeReturn } of exact.optima) {
      expect(deterministicReturn).toBeLessThanOrEqual(episodeReturn + 1e-8);
    }
  });

  it("makes a γ = 0.99 agent's multiplier 0 exactly where the limit does not bind", () => {
    for (const { discountedMultiplier, lagrangeMultiplier } of exact.optima) {
      expect(discountedMultiplier?.["0.99"] === 0).toBe(lagrangeMultiplier === 0);
    }
  });
});

describe(twoCost.id, () => {
  it("lists the joint optima of the golden data, and no frontier", () => {
    const listed = twoCost.env.exact!.jointOptima?.map(({ costLimits, episodeReturn, lagrangeMultipliers }) => ({
      d: costLimits,
      return: episodeReturn,
      lambda: lagrangeMultipliers,
    }));
    expect(listed).toEqual(twoCost.golden.limits.map(({ d, return: best, lambda }) => ({ d, return: best, lambda })));
    expect(twoCost.env.exact!.frontier).toBeUndefined();
  });
});
