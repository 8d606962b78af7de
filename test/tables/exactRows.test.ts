import { describe, expect, it } from "vitest";
import type { UpdateRecord } from "../../src/experiments/record.ts";
import { exactRows, type Known } from "../../src/tables/exactRows.ts";

const limit = (cost: string, costLimit: number) => ({ cost, costLimit, kind: "episodic", gamma: 0.99 }) as const;
const prices = (constraint: string, naturalMultiplier: number) => {
  return {
    constraint,
    episodeCost: 0,
    costLimit: 0,
    threshold: 0,
    violation: 0,
    lagrangeMultiplier: 9,
    naturalMultiplier,
  };
};
const record = (dual: UpdateRecord["dual"], exact?: UpdateRecord["exact"]): UpdateRecord => {
  return { update: 2, step: 64, episodes: {}, losses: {}, dual, ...(exact && { exact }) };
};
const optimum = {
  costLimit: 1.5,
  episodeReturn: 14,
  episodeCost: 1.5,
  lagrangeMultiplier: 0.7,
  discountedMultiplier: { "0.99": 0.8, "0.95": 1.2 },
};
const gae = (gamma: number) => ({ gae: { gamma, gaeLambda: 0.95 } });
const recipe = { advantage: gae(0.99), costAdvantage: { pipeline: { estimator: gae(0.99) } } };
const known = (more: Partial<Known> = {}): Known => ({ constraints: [limit("cost", 1.5)], optimum, recipe, ...more });
const value = { episodeReturn: 13, episodeLength: 10, episodeCosts: [1.75] };

describe("exactRows", () => {
  it("holds an update against the optimum and the conditions of a saddle point", () => {
    const exact = { ...value, stationarity: 0.25, dualBound: 14.5 };
    expect(exactRows(record([prices("cost", 2)], exact), known(), ["cost"])).toEqual([
      {
        update: 2,
        step: 64,
        constraint: "cost",
        episodeReturn: 13,
        episodeCost: 1.75,
        optimalityGap: 1, // 14 − 13
        violation: 0.25, // 1.75 − 1.5
        multiplierError: 1.2, // |2 − 0.8|, against what an agent with γ = 0.99 should end with
        kktResidual: 0.5, // the greatest of 0.25, 2 · 0.25 and the stationarity of 0.25
        dualityGap: 1.5, // 14.5 − 13
      },
    ]);
  });

  it.each([
    ["a best answer would still gain", [1.5], 0, 0.75, 0.75],
    ["a limit is exceeded at no price", [1.75], 0, 0, 0.25],
    ["a price is paid for a limit that does not bind", [0.5], 3, 0, 3],
    ["nothing", [1.5], 3, 0, 0],
  ])("the residual is what is left: %s", (_, episodeCosts, price, stationarity, residual) => {
    const exact = { ...value, episodeCosts, stationarity, dualBound: 14 };
    expect(exactRows(record([prices("cost", price)], exact), known(), ["cost"])[0].kktResidual).toBe(residual);
  });

  it.each([
    ["another discount", { advantage: gae(0.95), costAdvantage: gae(0.95) }, 0.8], // |2 − 1.2|
    ["none", { advantage: gae(1), costAdvantage: gae(1) }, 1.3], // |2 − 0.7|
    ["one that was not solved for", { advantage: gae(0.9), costAdvantage: gae(0.9) }, NaN],
    ["one for reward and one for cost", { advantage: gae(0.99), costAdvantage: gae(0.95) }, NaN],
  ])("expects the multiplier of the problem that the agent sees: %s", (_, other, distance) => {
    const [row] = exactRows(record([prices("cost", 2)], value), known({ recipe: other }), ["cost"]);
    if (Number.isNaN(distance)) expect(row.multiplierError).toBeNaN();
    else expect(row.multiplierError).toBeCloseTo(distance, 12);
  });

  it("looks at all constraints for the residual, which each of their rows repeats", () => {
    const exact = { ...value, episodeCosts: [1, 4], stationarity: 0, dualBound: 20 };
    const constraints = [limit("noise", 3), limit("heat", 1)];
    const rows = exactRows(record([prices("noise", 5), prices("heat", 0)], exact), { constraints, recipe }, [
      "heat",
      "noise",
    ]);
    expect(rows.map(({ constraint, violation, kktResidual }) => [constraint, violation, kktResidual])).toEqual([
      ["noise", 1, 5],
      ["heat", 0, 5],
    ]);
    expect(rows[0].optimalityGap).toBeNaN(); // of several limits together no optimum is written down
  });

  it("keeps the return of a task without constraints, and what a best policy would add to it", () => {
    const exact = { ...value, stationarity: 0.5, dualBound: 13.5 };
    const [row] = exactRows(record([], exact), { constraints: [], recipe }, ["cost"]);
    expect([row.constraint, row.episodeReturn, row.kktResidual, row.dualityGap]).toEqual(["", 13, 0.5, 0.5]);
    expect(row.violation).toBeNaN();
  });

  it("says nothing of a saddle point where a log of earlier versions does not, and nothing at all of other updates", () => {
    const [row] = exactRows(record([prices("cost", 2)], value), known(), ["cost"]);
    expect([row.optimalityGap, row.violation]).toEqual([1, 0.25]);
    expect([row.kktResidual, row.dualityGap]).toEqual([NaN, NaN]);
    expect(exactRows(record([prices("cost", 2)]), known(), ["cost"])).toEqual([]);
  });
});
