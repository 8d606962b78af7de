import { describe, expect, it } from "vitest";
import { analysesOf } from "../../src/report/analysis.ts";
import { formula } from "../../src/controllers/expression.ts";
import { derivedRows } from "../../src/report/measures/derivedTables.ts";
import { costRatio } from "../../src/report/measures/costRatio.ts";
import { trainingMeasures } from "../../src/report/measures/training.ts";
import { metricSection } from "../../src/report/sections/metrics.ts";
import { measuresFold } from "../../src/report/sections/measures.ts";
import { pairwiseBlocks } from "../../src/report/sections/pairwise.ts";
import { piledUp } from "../../src/report/sections/costs.ts";
import type { Block, Fold, Table } from "../../src/report/document.ts";
import { columnsOf } from "../../src/tables/columns.ts";
import { toTable } from "../../src/tables/load.ts";
import { bridge, fixed, method, synthetic, tableOf } from "./synthetic.ts";

const variants = [
  fixed("method", 14, 1.5),
  fixed("risky", 15, 3),
  fixed("lossy", 13, 1, { failed: [1], nan: [2] }),
  fixed("gone", 12, 1, { failed: [0, 1, 2, 3] }),
];
const results = synthetic({ algorithms: variants, seeds: [0, 1, 2, 3], numUpdates: 10 });
const [analysis] = analysesOf(results);
const of = (algorithm: string) => analysis.measures.filter((run) => run.algorithm === algorithm);

describe("what is measured of a run", () => {
  it("is told of every run that was asked for, lost ones with the reason", () => {
    expect(analysis.measures).toHaveLength(16);
    expect(of("lossy").map(({ status }) => status)).toEqual(["done", "the policy diverged", "ended in NaN", "done"]);
    expect(of("lossy")[1].ofRun).toMatchObject({ episodeReturn: NaN, meanReturn: NaN });
    expect(of("lossy")[1].ofConstraint[0]).toMatchObject({ episodeCost: NaN, isKept: NaN });
    // It trained for a while before it was lost, and what it cost by then is not forgotten.
    expect(of("lossy")[1].ofConstraint[0].strongViolation).toBeGreaterThan(0);
    expect(of("lossy")[1].ofRun.numGradientSteps).toBe(6 * 320);
  });

  it("gives return its due only where the limit is kept: else the least of any run on the task", () => {
    const returns = (algorithm: string) => of(algorithm).map(({ ofRun }) => ofRun.feasibleReturn);
    expect(returns("method")).toEqual([14, 14, 14, 14]);
    expect(returns("risky")).toEqual([13, 13, 13, 13]);
    expect(returns("lossy")).toEqual([13, 13, 13, 13]);
    expect(returns("gone")).toEqual([13, 13, 13, 13]);
  });

  it("measures cost in units of its limit, of which any cost is infinitely many where that is 0", () => {
    expect(of("risky")[0].ofConstraint[0].costRatio).toBe(3 / 1.5);
    expect([costRatio(0, 0), costRatio(0.1, 0), costRatio(0, 2)]).toEqual([0, Infinity, 0]);
    expect(costRatio(NaN, 0)).toBeNaN();
  });

  it("counts infinitely many times a limit as a result, which no other run makes good", () => {
    const limitless = { ...bridge, constraints: [{ ...bridge.constraints[0], costLimit: 0 }] };
    const algorithms = [fixed("free", 14, 0), fixed("paying", 14, 1)];
    const [{ statistics }] = analysesOf(synthetic({ algorithms, tasks: [limitless], seeds: [0, 1], numUpdates: 1 }));
    const ratio = (name: string) => statistics.get(name)!.find(({ measure }) => measure === "costRatio");
    expect(ratio("free")).toMatchObject({ value: 0, numRuns: 2 });
    expect(ratio("paying")).toMatchObject({ value: Infinity, numRuns: 2 });
  });

  it("reads tails episode by episode: share over the limit, worst tenth, longest run of costs", () => {
    const [{ ofConstraint }] = of("method");
    const costs = tableOf(results, "evaluationEpisodes").filter(
      (row) => row.algorithm === "method" && row.seed === 0 && row.mode === "stochastic",
    );
    const all = costs.map((row) => Number(row.episodeCost)).sort((a, b) => b - a);
    expect(all).toHaveLength(40);
    expect(ofConstraint[0].violationProbability).toBe(all.filter((cost) => cost > 1.5).length / 40);
    expect(ofConstraint[0].cvar90).toBe((all[0] + all[1] + all[2] + all[3]) / 4);
    expect(ofConstraint[0].longestCostSpell).toBe((13 * 1 + 13 * 2) / 40); // 0, 1, 2, 0, …
  });

  it("knows the motion of the multiplier", () =>
    expect(of("method")[0].ofConstraint[0]).toMatchObject({
      finalMultiplier: 0.84,
      peakMultiplier: 0.84,
      multiplierSwing: 0,
      multiplierPeriod: NaN,
    }));
});

describe("what is measured over training", () => {
  const run = { task: bridge.name, algorithm: "method", seed: 0 };
  const at = (step: number, episodeReturn: number, episodeLength: number) => ({
    ...run,
    step,
    episodeReturn,
    episodeLength,
  });
  const dual = (step: number, episodeCost: number) => ({ ...run, step, constraint: "cost", episodeCost });
  const { experiment, tables } = synthetic({ algorithms: [method], seeds: [], numUpdates: 1 });
  const measured = trainingMeasures(
    {
      experiment,
      tables: {
        ...tables,
        // After 100, 200 and 400 steps; in the second update no episode ended.
        training: toTable("training", [at(100, 1, 10), at(200, NaN, NaN), at(400, 4, 20)]),
        dual: toTable("dual", [dual(100, 5), dual(200, NaN), dual(400, 2)]),
      },
    },
    bridge,
  )("method", 0);

  it("weighs numbers by the steps that they stand for", () => {
    expect(measured.meanReturn).toBe((100 * 1 + 300 * 4) / 400);
    expect(measured.costRate.cost).toBeCloseTo((100 * (5 / 10) + 300 * (2 / 20)) / 400, 12);
  });

  it("is no number where nothing was learnt", () => expect(measured.numGradientSteps).toBeNaN());
});

describe("over runs", () => {
  const statistic = (algorithm: string, measure: string) =>
    analysis.statistics.get(algorithm)!.find((one) => one.measure === measure)!;

  it("says how many runs a number rests on", () => {
    expect(statistic("lossy", "episodeReturn")).toMatchObject({ value: 13, numRuns: 2, numSeeds: 4 });
    expect(statistic("gone", "episodeReturn")).toMatchObject({ value: NaN, numRuns: 0, numSeeds: 4 });
    expect(statistic("gone", "feasibleReturn")).toMatchObject({ value: 13, numRuns: 4 });
  });

  it("counts seeds that keep the limit, with Wilson's interval: 4 of 4 leaves room for 51 %", () => {
    expect(statistic("method", "isKept")).toMatchObject({ statistic: "share", value: 1, high: 1 });
    expect(statistic("method", "isKept").low).toBeCloseTo(0.5101, 4);
  });

  it("stays within what a share and a cost can be", () => {
    for (const algorithm of ["method", "risky", "lossy"]) {
      const share = statistic(algorithm, "violationProbability");
      expect(share.low).toBeGreaterThanOrEqual(0);
      expect(share.high).toBeLessThanOrEqual(1);
    }
  });

  it("is all in one folded table, with the runs that are missing", () => {
    const fold: Fold = measuresFold(analysis);
    const [table] = fold.blocks as [Table];
    expect(table.columns.map(({ title }) => title)).toEqual(["measure", "method", "risky", "lossy", "gone"]);
    expect(table.rows[0].map(({ text, detail }) => [text, detail])).toEqual([
      ["return", "final"],
      ["14.00", undefined],
      ["15.00", undefined],
      ["13.00", "2 of 4"],
      ["–", "0 of 4"],
    ]);
  });
});

it("an experiment's own measures stand in a table of their own, with the formula", () => {
  expect(metricSection(analysis, undefined)).toEqual([]);
  const [table] = metricSection(analysis, { twice: formula("2 * episodeReturn") }) as [Table];
  expect(table.rows.map(([variant, { text }]) => [variant.text, text])).toEqual([
    ["method", "28.00"],
    ["risky", "30.00"],
    ["lossy", "26.00"],
    ["gone", "–"],
  ]);
  expect(JSON.stringify(table.caption)).toContain("2 * episodeReturn");
  expect(derivedRows([analysis], { twice: formula("2 * episodeReturn") }).metrics).toContainEqual(
    expect.objectContaining({ algorithm: "risky", metric: "twice", value: 30 }),
  );
});

describe("pair by pair", () => {
  const pair = (algorithm: string, other: string) =>
    analysis.pairs.find((one) => one.algorithm === algorithm && one.other === other)!;

  it("compares every variant with the method, and all others with one another", () => {
    const names = (family: string) =>
      analysis.pairs.filter((one) => one.family === family).map(({ algorithm, other }) => `${algorithm}/${other}`);
    expect(names("method")).toEqual(["risky/method", "lossy/method", "gone/method"]);
    expect(names("others")).toEqual(["lossy/risky", "gone/risky", "gone/lossy"]);
  });

  it("has the difference of runs of the same seed, and the exact p: 2 of 16 patterns of signs", () => {
    const { difference, numPairs, numMissing, pValue, adjusted } = pair("risky", "method").episodeReturn;
    expect(difference).toEqual({ value: 1, low: 1, high: 1 });
    expect([numPairs, numMissing, pValue]).toEqual([4, 0, 2 / 16]);
    // Holm over two values, 2/16 and 2/4; the pair without a number asks nothing.
    expect(adjusted).toBe(2 * (2 / 16));
    expect(pair("lossy", "method").episodeReturn).toMatchObject({ numPairs: 2, numMissing: 2, pValue: 2 / 4 });
    expect(pair("gone", "method").episodeReturn).toMatchObject({ numPairs: 0, numMissing: 4, adjusted: NaN });
  });

  it("lets a lost run lose, and ties with its like, so that none is left out", () => {
    expect(pair("risky", "method").episodeReturn.improvement.value).toBe(1);
    expect(pair("risky", "method").episodeCost[0].improvement.value).toBe(0); // it costs more
    expect(pair("lossy", "method").episodeCost[0].improvement.value).toBe(0.5); // two of four win, two are lost
    expect(pair("gone", "method").episodeCost[0].improvement.value).toBe(0);
    expect(pair("gone", "lossy").episodeReturn.improvement.value).toBe((0 + 0 + 0.5 + 0.5) / 4); // by run of lossy
  });

  it("tells of pairs that are missing", () => {
    const [, table, fold] = pairwiseBlocks(analysis) as [Block, Table, Fold];
    expect(table.rows[1][1]).toEqual({ text: "−1.00", detail: "[−1.00, −1.00], 2 of 4 pairs" });
    expect(table.rows[2][1].text).toBe("–");
    expect(fold.summary).toBe("The other 3 pairs");
  });

  it("of many algorithms are only those with the method", () => {
    const many = Array.from({ length: 13 }, (_, i) => fixed(`variant ${i}`, 14, 1));
    const [{ pairs }] = analysesOf(synthetic({ algorithms: many, seeds: [0, 1], numUpdates: 2 }));
    expect(pairs).toHaveLength(12);
  });
});

it("the derived tables have the columns of the codebook, and a row for every run, number and pair", () => {
  const { measures, summary, pairwise } = derivedRows([analysis]);
  expect(measures).toHaveLength(16);
  expect(summary).toHaveLength(4 * (5 + 19)); // variants × measures
  expect(pairwise).toHaveLength(6 * 2); // pairs × (return and cost)
  for (const [name, rows] of Object.entries({ measures, summary, pairwise })) {
    const table = name as "measures" | "summary" | "pairwise";
    expect(toTable(table, rows).columnNames()).toEqual(columnsOf(table).map((column) => column.name));
  }
});

it("violation piles up and is never undone, also where a run is lost", () => {
  const point = (step: number, cost: number) => ({ step, cost, naturalMultiplier: 0 });
  const whole = { points: [point(1, 3), point(2, 3), point(3, 3)] }; // 1 above the limit at each step
  const crashed = { points: [point(1, 5)] }; // 3 above, then lost
  expect(piledUp([crashed, whole], 2)).toEqual([
    [1, (3 + 1) / 2],
    [2, (3 + 2) / 2],
    [3, (3 + 3) / 2],
  ]);
});
