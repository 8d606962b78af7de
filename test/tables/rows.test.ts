import { describe, expect, it } from "vitest";
import { evaluationRows, updateRows } from "../../src/tables/rows.ts";

const episode = (episodeReturn: number, episodeLength: number, episodeCosts: number[], number = 0) => ({
  episode: number,
  episodeReturn,
  episodeLength,
  episodeCosts,
  longestCostSpells: episodeCosts.map((cost) => 10 * cost),
});

const limit = (cost: string, costLimit: number, kind: "episodic" | "discounted" | "rate" = "episodic") => ({
  cost,
  costLimit,
  kind,
  gamma: 0.99,
});

const sampled = {
  stochastic: [episode(1, 10, [0, 4], 0), episode(2, 30, [3, 4], 1)],
  deterministic: [episode(5, 10, [1, 1], 0), episode(5, 10, [1, 1], 1)],
};

describe("evaluationRows", () => {
  it("has a row for each mode and constraint, exact before sampled, in constraint order", () => {
    const exact = { stochastic: episode(1.5, 20, [1.5, 4]), deterministic: episode(5, 10, [1, 1]) };
    const { evaluation } = evaluationRows({ sampled, exact }, [limit("noise", 4), limit("heat", 1)], ["heat", "noise"]);
    expect(evaluation!.map(({ mode, method, constraint }) => `${method} ${mode} ${constraint}`)).toEqual([
      "exact stochastic noise",
      "exact stochastic heat",
      "exact deterministic noise",
      "exact deterministic heat",
      "sampled stochastic noise",
      "sampled stochastic heat",
      "sampled deterministic noise",
      "sampled deterministic heat",
    ]);
  });

  it("averages the episodes, and counts those that cost more than the limit", () => {
    const [row] = evaluationRows({ sampled }, [limit("heat", 2)], ["heat", "noise"]).evaluation!;
    expect(row).toEqual({
      mode: "stochastic",
      method: "sampled",
      numEpisodes: 2,
      constraint: "heat",
      episodeReturn: 1.5, // (1 + 2) / 2
      episodeLength: 20, // (10 + 30) / 2
      episodeCost: 1.5, // (0 + 3) / 2
      costLimit: 2,
      violationProbability: 0.5, // 3 > 2, 0 is not
    });
  });

  it("takes a cost at the limit for one within it", () => {
    const [row] = evaluationRows({ sampled }, [limit("noise", 4)], ["heat", "noise"]).evaluation!;
    expect(row.violationProbability).toBe(0);
  });

  it("reads a rate per step: all costs over all steps", () => {
    const [row] = evaluationRows({ sampled }, [limit("heat", 0.05, "rate")], ["heat", "noise"]).evaluation!;
    expect(row.episodeCost).toBeCloseTo(3 / 40);
    expect(row.violationProbability).toBe(0.5); // 3/30 > 0.05, 0/10 is not
  });

  it("does not pass an undiscounted sum off as a discounted one", () => {
    const [row] = evaluationRows({ sampled }, [limit("heat", 2, "discounted")], ["heat", "noise"]).evaluation!;
    expect(row.episodeCost).toBeNaN();
    expect(row.violationProbability).toBeNaN();
  });

  it("keeps the return of a task that has no constraints", () => {
    const { evaluation, evaluationEpisodes } = evaluationRows({ sampled }, [], ["heat", "noise"]);
    expect(evaluation![0]).toMatchObject({
      constraint: "",
      episodeReturn: 1.5,
      episodeCost: NaN,
      violationProbability: NaN,
    });
    expect(evaluationEpisodes).toHaveLength(4);
  });
});

describe("the episodes of an evaluation", () => {
  const rowsOf = (record: Parameters<typeof evaluationRows>[0]) =>
    evaluationRows(record, [limit("noise", 4)], ["heat", "noise"]).evaluationEpisodes!;

  it("carry the cost of the constraint and its longest spell", () => {
    const [first, second] = rowsOf({ sampled });
    expect([first.episodeCost, first.longestCostSpell]).toEqual([4, 40]);
    expect([second.episodeCost, second.longestCostSpell]).toEqual([4, 40]);
    expect(first).not.toHaveProperty("longestCostSpells");
  });

  it("have no spell where an earlier version counted none", () => {
    const { longestCostSpells: _, ...old } = episode(1, 10, [0, 4]);
    const record = { sampled: { stochastic: [old], deterministic: [old] } } as unknown as { sampled: typeof sampled };
    expect(rowsOf(record)[0].longestCostSpell).toBeNaN();
  });
});

describe("updateRows", () => {
  it("sorts one update into the tables", () => {
    const prices = { threshold: 2, violation: -1, lagrangeMultiplier: 0.5, naturalMultiplier: 0.25 };
    const rows = updateRows(
      {
        update: 3,
        step: 192,
        episodes: { numEpisodes: 4, episodeReturn: 1, episodeLength: 5, "info.goals": 2 },
        dual: [{ constraint: "heat", episodeCost: 1, costLimit: 2, ...prices }],
        losses: { policyLoss: 0.1 },
        exact: { episodeReturn: 1.5, episodeLength: 5, episodeCosts: [7, 8] },
      },
      { constraints: [limit("noise", 2)], recipe: {} },
      ["heat", "noise"],
    );
    const at = { update: 3, step: 192 };
    // The log says nothing of a saddle point, and of the task no optimum is known.
    const unknown = { optimalityGap: NaN, multiplierError: NaN, kktResidual: NaN, dualityGap: NaN };
    expect(rows).toEqual({
      training: [{ ...at, numEpisodes: 4, episodeReturn: 1, episodeLength: 5 }],
      diagnostics: [{ ...at, name: "goals", value: 2 }],
      dual: [{ ...at, constraint: "heat", episodeCost: 1, costLimit: 2, ...prices }],
      losses: [{ ...at, policyLoss: 0.1 }],
      exactTraining: [{ ...at, constraint: "noise", episodeReturn: 1.5, episodeCost: 8, violation: 6, ...unknown }],
    });
  });
});
