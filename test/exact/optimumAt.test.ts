import { describe, expect, it } from "vitest";
import { frontierReturn, optimumAt } from "../../src/exact/optimumAt.ts";
import type { Exact, Optimum } from "../../src/exact/tabular.ts";
import { chain } from "./chain.ts";

const listed: Optimum = {
  costLimit: 2,
  episodeReturn: 20,
  episodeCost: 2,
  lagrangeMultiplier: 10,
  deterministicReturn: 15,
};

/** Slope 10 from (1, 10) to (3, 30), slope 1 from there to (5, 32). */
const exact: Exact = {
  tabular: chain(1),
  frontier: [
    [1, 10],
    [3, 30],
    [5, 32],
  ],
  optima: [listed],
};

describe("optimumAt", () => {
  it.each([
    // limit  return  cost  multiplier
    [1, 10, 1, 10],
    [1.5, 15, 1.5, 10],
    [3, 30, 3, 1], // at a vertex: what more would bring
    [4, 31, 4, 1],
    [5, 32, 5, 0],
    [100, 32, 5, 0],
  ])(
    "at limit %d answers return %d, cost %d, multiplier %d",
    (costLimit, episodeReturn, episodeCost, lagrangeMultiplier) => {
      expect(optimumAt(exact, costLimit)).toEqual({ costLimit, episodeReturn, episodeCost, lagrangeMultiplier });
    },
  );

  it("keeps what is listed about a limit beside", () => expect(optimumAt(exact, 2)).toEqual(listed));

  it("says that nothing is feasible below the least cost", () => {
    expect(optimumAt(exact, 0.9)).toEqual({
      costLimit: 0.9,
      episodeReturn: NaN,
      episodeCost: NaN,
      lagrangeMultiplier: Infinity,
    });
  });

  it("forgives a limit that is below the least cost by rounding only", () => {
    expect(optimumAt(exact, 1 - 1e-15)?.episodeReturn).toBe(10);
  });

  it("needs either a frontier or a listed optimum", () => {
    const unsolved: Exact = { tabular: chain(1), optima: [listed] };
    expect(optimumAt(unsolved, 2)).toBe(listed);
    expect(optimumAt(unsolved, 3)).toBeUndefined();
  });
});

describe("frontierReturn", () => {
  it("is the best return at a limit", () => expect(frontierReturn(exact, 4)).toBe(31));
  it("is NaN where nothing is feasible", () => expect(frontierReturn(exact, 0)).toBeNaN());
});
