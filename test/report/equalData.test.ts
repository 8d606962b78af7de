import { describe, expect, it } from "vitest";
import { analysisOf } from "../../src/report/analysis.ts";
import { contrastsOf } from "../../src/report/comparison/contrasts.ts";
import { finalsOf } from "../../src/report/comparison/finals.ts";
import { matchTasks } from "../../src/report/comparison/matchTasks.ts";
import type { Block, Table } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { pairwiseBlocks } from "../../src/report/sections/pairwise.ts";
import { riskTables } from "../../src/report/sections/risk.ts";
import { summaryTables } from "../../src/report/sections/summary.ts";
import { profileFigures } from "../../src/report/sections/profiles.ts";
import { toTable } from "../../src/tables/load.ts";
import { tableNames, type Results } from "../../src/tables/results.ts";
import { bridge, synthetic, tableOf } from "./synthetic.ts";

const made = synthetic({
  algorithms: [
    { name: "method", episodeReturn: 14, episodeCost: 1.4, noise: 0.4 },
    { name: "one", episodeReturn: 9, episodeCost: 1.1, noise: 2 },
  ],
  numUpdates: 10,
});

/** The results with a second variant whose runs are those of the first, number by number. */
function withTwin(results: Results): Results {
  const { experiment } = results;
  const tables = Object.fromEntries(
    tableNames.map((name) => {
      const rows = tableOf(results, name);
      const twins = rows.filter((row) => row.algorithm === "one").map((row) => ({ ...row, algorithm: "twin" }));
      return [name, toTable(name, [...rows, ...twins] as Record<string, string | number>[])];
    }),
  ) as unknown as Results["tables"];
  const twin = { ...experiment.algorithms[1], name: "twin" };
  return { experiment: { ...experiment, algorithms: [...experiment.algorithms, twin] }, tables };
}

const results = withTwin(made);
const analysis = analysisOf(evidenceOf(results, bridge));

/** The rows of the two variants without their names. */
function bothRows(blocks: readonly Block[]): [unknown, unknown] {
  const { rows } = blocks.find((block): block is Table => block.kind === "table")!;
  const of = (name: string) => rows.find(([first]) => first.text === name)!.slice(1);
  return [of("one"), of("twin")];
}

describe("equal runs", () => {
  it("have equal intervals in every table", () => {
    for (const blocks of [summaryTables(analysis, new Map()), riskTables(analysis), pairwiseBlocks(analysis)]) {
      const [one, twin] = bothRows(blocks);
      expect(twin).toEqual(one);
    }
    expect(analysis.statistics.get("twin")).toEqual(analysis.statistics.get("one"));
  });

  it("have equal bands in the performance profiles", () => {
    const [figure] = profileFigures([analysis]);
    if (figure?.kind !== "figure") throw new Error("no profiles");
    const [, one, twin] = figure.panels;
    expect(twin.drawing).toEqual(one.drawing);
  });

  it("differ from the method by the same, in the verdict, pair by pair and when results are compared", () => {
    const estimates = ({ value, low, high }: { value: number; low: number; high: number }) => [value, low, high];
    const opened = { path: "x", label: "x", program: "Saddle", areSeedsKnown: true, notes: [], results };
    const [task] = matchTasks([opened], {}).tasks;
    const { finals } = finalsOf(task);
    const contrasts = contrastsOf(task, finals);
    for (const [i, { effect, summary }] of analysis.variants.entries()) {
      const ofReturn = estimates(effect.episodeReturn);
      expect(ofReturn[1]).toBeLessThan(ofReturn[0]);
      expect(estimates(analysis.pairs[i].episodeReturn.difference)).toEqual(ofReturn);
      expect(estimates(contrasts[i].episodeReturn)).toEqual(ofReturn);
      expect(estimates(analysis.pairs[i].episodeCost[0].difference)).toEqual(estimates(effect.episodeCost[0]));
      expect(finals[i + 1].middleReturn).toEqual(summary.episodeReturn);
    }
    expect(estimates(analysis.variants[0].effect.episodeReturn)).toEqual(
      estimates(analysis.variants[1].effect.episodeReturn),
    );
  });
});
