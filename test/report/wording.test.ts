import { describe, expect, it } from "vitest";
import { analysisOf } from "../../src/report/analysis.ts";
import { contrastsOf } from "../../src/report/comparison/contrasts.ts";
import { finalsOf } from "../../src/report/comparison/finals.ts";
import { matchTasks } from "../../src/report/comparison/matchTasks.ts";
import { unfolded, type Block, type Table } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { ablationFigure } from "../../src/report/sections/ablation.ts";
import { journeyTables } from "../../src/report/sections/journey.ts";
import { measuresFold } from "../../src/report/sections/measures.ts";
import { pairwiseBlocks } from "../../src/report/sections/pairwise.ts";
import { bridge, synthetic } from "./synthetic.ts";

const results = synthetic({
  algorithms: ["method", "one", "other"].map((name) => ({ name, episodeReturn: 14, episodeCost: 1.4, noise: 0.5 })),
  numUpdates: 12,
});
const analysis = analysisOf(evidenceOf(results, bridge));
const tableIn = (blocks: readonly Block[]) => unfolded(blocks).find((block): block is Table => block.kind === "table")!;

describe("one word", () => {
  it("stands for one number: what training cost reads alike in both tables that tell of it", () => {
    const journey = tableIn(journeyTables(analysis));
    const all = tableIn([measuresFold(analysis)]);
    const ofMethod = (title: string, detail: string) =>
      all.rows.find(([cell]) => cell.text === title && cell.detail === detail)![1].text;
    const texts = journey.rows[0].map(({ text }) => text);
    expect(texts[1]).toBe(ofMethod("violation", "mean over training"));
    expect(texts[2]).toBe(ofMethod("balance", "thrift counted in"));
    expect(texts[3]).toBe(ofMethod("updates over the limit", "share"));
  });

  it("says whether it speaks of training or of the final policy", () => {
    expect(tableIn(journeyTables(analysis)).columns.map(({ title }) => title)).toContain("training within the limit");
  });

  it("has its singular: a single other pair is not counted", () => {
    const folds = pairwiseBlocks(analysis).flatMap((block) => (block.kind === "fold" ? [block.summary] : []));
    expect(folds).toEqual(["The other pair"]);
  });

  it("explains no arrow where there is none", () =>
    expect(ablationFigure(analysis, "").caption).not.toContain("arrow"));
});

it("what is held against other results comes before what is held against its own", () => {
  const opened = (path: string) => ({
    path,
    label: path,
    program: "Saddle",
    areSeedsKnown: true,
    notes: [],
    results,
  });
  const [task] = matchTasks([opened("x"), opened("y")], {}).tasks;
  const contrasts = contrastsOf(task, finalsOf(task).finals);
  const isAcross = contrasts.map(({ finals, against }) => finals.contender.results !== against.contender.results);
  expect(isAcross).toEqual([true, true, true, false, false]);
});
