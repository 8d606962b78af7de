import { describe, expect, it } from "vitest";
import type { Block, Figure, Fold, Table } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { focusOf } from "../../src/report/focus.ts";
import { partedFigure, partedTable } from "../../src/report/parted.ts";
import { pairwiseBlocks } from "../../src/report/sections/pairwise.ts";
import { summaryTables } from "../../src/report/sections/summary.ts";
import { analysisOf } from "../../src/report/analysis.ts";
import { ablation, bridge, method, synthetic, type MadeUp } from "./synthetic.ts";

const of = (algorithms: readonly MadeUp[], seeds = [0, 1, 2, 3, 4]) =>
  evidenceOf(synthetic({ algorithms, seeds, numUpdates: 2 }), bridge);
const breaking = (i: number): MadeUp => ({ name: `breaks ${i}`, episodeReturn: 15, episodeCost: 3 });
const alike = (i: number): MadeUp => ({ ...method, name: `alike ${i}` });
const many = (of: (i: number) => MadeUp, size: number) => Array.from({ length: size }, (_, i) => of(i));

describe("in focus", () => {
  it("are all of eight", () => {
    const eight = [method, ...many(alike, 7)];
    expect([...focusOf(of(eight))]).toEqual(eight.map(({ name }) => name));
  });

  it("are of many the method, what breaks the limit and what differs beyond chance", () =>
    expect([...focusOf(of(ablation))]).toEqual([
      "ppoLagrangian",
      "without the multiplier", // costs 2.89 of 1.5
      "literal prioritized replay", // costs 30
      "literal adaptive threshold", // loses 2.1 of return, with a deviation of 0.3
      "0.95 d margin", // loses 0.08, with one of 0.01
    ]));

  it("are never more than eight", () => {
    const names = [...focusOf(of([method, ...many(alike, 3), ...many(breaking, 9)]))];
    expect(names).toEqual([method.name, ...many(breaking, 7).map(({ name }) => name)]);
  });
});

describe("a figure or table of many variants", () => {
  const panel = (title: string) => ({ title, alt: title, drawing: { svg: "<svg/>", width: 1, height: 1 } });
  const figure: Figure = {
    kind: "figure",
    id: "map",
    caption: "What is done",
    layout: "multiples",
    panels: ["best", "a", "b", "c", "b again"].map(panel),
  };
  const about = [undefined, "a", "b", "c", "b"];

  it("shows what is in focus or about no variant, and folds away the others below it", () => {
    const [open, fold] = partedFigure(figure, about, new Set(["a"])) as [Figure, Fold];
    expect(open.panels.map(({ title }) => title)).toEqual(["best", "a"]);
    expect(fold.summary).toBe("The other 2 variants");
    expect(fold.blocks).toEqual([
      { ...figure, id: "map-others", caption: "The other variants, as above.", panels: figure.panels.slice(2) },
    ]);
  });

  it("is whole where all are in focus, and folded as a whole where none is", () => {
    expect(partedFigure(figure, about, new Set(["a", "b", "c"]))).toEqual([figure]);
    const table: Table = { kind: "table", caption: "c", columns: [], rows: [[{ text: "a" }], [{ text: "b" }]] };
    expect(partedTable(table, ["a", "b"], new Set())).toEqual([
      { kind: "fold", summary: "2 variants", blocks: [table] },
    ]);
  });
});

const numRows = (block: Block): number =>
  block.kind === "table" ? block.rows.length : block.kind === "fold" ? Math.max(...block.blocks.map(numRows)) : 0;

it("the summary of 22 variants has them all, the least of them folded away", () =>
  expect(summaryTables(of(ablation), new Map()).map(numRows)).toEqual([5, 17]));

describe("pair by pair", () => {
  const captionOf = (seeds: number[]) => {
    const evidence = analysisOf(of([method, alike(0)], seeds));
    return pairwiseBlocks(evidence).flatMap((block) => (block.kind === "table" ? [String(block.caption)] : []));
  };

  it("says what p so few seeds can reach, and nothing of it where they are enough", () => {
    expect(captionOf([0, 1, 2, 3, 4])[0]).toContain("with 5 seeds is never below 0.0625");
    expect(captionOf(Array.from({ length: 12 }, (_, i) => i))[0]).not.toContain("never below"); // 1 / 2048
  });

  it("is left out where there is a single seed, whose pairs say nothing", () => expect(captionOf([0])).toEqual([]));

  it("gives no interval to runs that all agree, of which resamples know no more", () => {
    const pairs = pairwiseBlocks(analysisOf(of([method, breaking(0)])));
    const [row] = pairs.find((block): block is Table => block.kind === "table")!.rows;
    expect(row[3]).toEqual({ text: "100 %", detail: "" });
  });
});
