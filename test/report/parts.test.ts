import { describe, expect, it } from "vitest";
import { aligned } from "../../src/report/curves.ts";
import type { Table } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { journeysOf } from "../../src/report/journeys.ts";
import { journeyTables } from "../../src/report/sections/journey.ts";
import { ablation, bridge, synthetic } from "./synthetic.ts";
import { escaped, shimDocument } from "../../src/report/dom.ts";
import { labels } from "../../src/report/figures/labels.ts";
import { reach } from "../../src/report/figures/outliers.ts";
import { decimalsFor, enumeration, estimate, grouped, number, pValue, signed } from "../../src/report/format.ts";
import { differences } from "../../src/report/settings.ts";

describe("format", () => {
  it.each([
    [1234, "1234"],
    [-123.44, "−123.4"],
    [12.345, "12.35"],
    [0.1234, "0.123"],
    [0.01234, "0.0123"],
    [NaN, "–"],
    [Infinity, "∞"],
    [-Infinity, "−∞"],
  ])("%d is written %s", (value, text) => expect(number(value)).toBe(text));

  it("writes no minus before zero, and no plus", () => {
    expect(number(-0.001, 2)).toBe("0.00");
    expect(signed(0.001, 2)).toBe("0.00");
    expect(signed(0.01, 2)).toBe("+0.01");
  });

  it("gives numbers that stand together the decimals of the largest", () => expect(decimalsFor([0.01, 250])).toBe(1));

  it("leaves out an interval that is not known", () => {
    expect(estimate({ value: 1, low: 0.5, high: 2 }, 1)).toBe("1.0 [0.5, 2.0]");
    expect(estimate({ value: 1, low: NaN, high: NaN }, 1)).toBe("1.0");
  });

  it("writes words in a row, large counts and small p-values", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(enumeration)).toEqual(["", "a", "a and b", "a, b and c"]);
    expect(grouped(1234567)).toBe("1\u202f234\u202f567");
    expect([0.0001, 0.0123, 0.5].map(pValue)).toEqual(["p < 0.001", "p = 0.012", "p = 0.50"]);
  });
});

describe("aligned", () => {
  it("takes the median over the seeds that have a number, and the least and greatest", () => {
    const runs = [
      {
        seed: 0,
        points: [
          [1, 10],
          [2, 20],
        ] as const,
      },
      {
        seed: 1,
        points: [
          [1, 30],
          [2, NaN],
        ] as const,
      },
    ];
    const { step, median, low, high } = aligned(runs);
    expect([step, median, low, high]).toEqual([
      [1, 2],
      [20, 20],
      [10, 20],
      [30, 20],
    ]);
  });

  it("averages long curves over the steps that lead up to a point, never over later ones", () => {
    const points = Array.from({ length: 200 }, (_, i) => [i + 1, i + 1] as const);
    const { step, median } = aligned([{ seed: 0, points }]);
    expect(step.slice(0, 2)).toEqual([2, 4]);
    expect(median.slice(0, 2)).toEqual([(1 + 2) / 2, (3 + 4) / 2]);
    expect(step.at(-1)).toBe(200);
  });
});

describe("reach", () => {
  it("goes as far as anything does", () => expect(reach([1, 0.02, 2, 0.01])).toBe(2));
  it("but not to a few that lie far beyond the rest", () => expect(reach([1, 0.02, 56, 2, 0.01, 0])).toBe(2));
  it("and to both of two", () => expect(reach([1, 100])).toBe(100));
});

describe("differences", () => {
  it("go as deep as two recipes have the same shape", () => {
    const before = { hidden: [64], loss: { clipped: { range: 0.2, floor: 1 } }, multiplier: { pid: { gain: 2 } } };
    const after = { hidden: [32], loss: { clipped: { range: 0.1, floor: 1 } }, multiplier: { constant: { value: 0 } } };
    expect(differences(before, after)).toEqual([
      { path: "hidden", before: "[64]", after: "[32]" },
      { path: "loss › clipped › range", before: "0.2", after: "0.1" },
      { path: "multiplier", before: "pid({ gain: 2 })", after: "constant({ value: 0 })" },
    ]);
  });
});

it("labels move down until none covers another", () => {
  const cloud = (name: string, episodeReturn: number) => ({
    name,
    role: "warned" as const,
    points: [{ seed: 0, cost: 1, episodeReturn }],
  });
  // 100 units on 140 pixels: a line of 14 pixels is 10 units.
  const placed = labels([cloud("a", 52), cloud("b", 50), cloud("c", 20)], { x: [0, 4], y: [0, 100] }, 140);
  expect(placed.map(({ name, y }) => [name, y])).toEqual([
    ["a", 52],
    ["b", 42],
    ["c", 20],
  ]);
});

it("names stand outside their own points: right of the rightmost on the left half, left of the leftmost on the right", () => {
  const row = (name: string, costs: number[]) => ({
    name,
    role: "method" as const,
    points: costs.map((cost, seed) => ({ cost, episodeReturn: 10, seed })),
  });
  const placed = labels([row("left", [1, 3, 2]), row("right", [8, 7, 9])], { x: [0, 10], y: [0, 100] }, 140);
  expect(placed.map(({ name, x, textAnchor }) => [name, x, textAnchor])).toEqual([
    ["left", 3, "start"],
    ["right", 7, "end"],
  ]);
});

describe("the DOM shim", () => {
  const document = shimDocument();
  const make = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);

  it("writes elements with attributes, styles and text, escaped", () => {
    const text = make("text");
    text.setAttribute("x", "1 < 2");
    (text as SVGElement).style.setProperty("color", "red");
    text.textContent = "a & b";
    expect(text.outerHTML).toBe('<text x="1 &lt; 2" style="color:red">a &amp; b</text>');
    expect(escaped('"')).toBe("&quot;");
  });

  it("moves an element that is put elsewhere, and empties a fragment", () => {
    const [a, b, c] = ["a", "b", "c"].map(make);
    const fragment = document.createDocumentFragment();
    fragment.appendChild(b);
    fragment.appendChild(c);
    a.appendChild(c);
    a.insertBefore(fragment, c);
    expect(a.outerHTML).toBe("<a><b></b><c></c></a>");
    expect(b.nextSibling).toBe(c);
    a.removeChild(b);
    expect([a.firstChild, b.parentNode]).toEqual([c, null]);
  });
});

describe("what training cost", () => {
  const { experiment, tables } = synthetic({ algorithms: ablation, seeds: [0, 1, 2], numUpdates: 20 });
  const journeys = journeysOf({ experiment, tables }, bridge);
  const of = (name: string) => journeys.find(({ algorithm }) => algorithm === name)!.constraints[0];

  it("is told for every run that has updates, failed ones included", () => {
    expect(journeys.map(({ algorithm }) => algorithm)).toEqual(ablation.map(({ name }) => name));
    expect(of("raw violation").map(({ seed }) => seed)).toEqual([0, 1, 2]);
  });

  it("sums what was above the limit over the steps of training", () => {
    const [{ points, strongViolation, weakViolation, violatingShare }] = of("without the multiplier");
    const excess = points.map(({ cost }) => cost - 1.5);
    const total = (values: number[]) => values.reduce((sum, x) => sum + x, 0);
    expect(strongViolation).toBeCloseTo(total(excess.map((x) => Math.max(0, x))) / points.length, 9);
    expect(weakViolation).toBeCloseTo(total(excess) / points.length, 9);
    expect(violatingShare).toBe(excess.filter((x) => x > 0).length / points.length);
  });

  it("never ends for a variant that never keeps the limit, and the table says so", () => {
    expect(of("literal prioritized replay").every((run) => Number.isNaN(run.firstFeasibleStep))).toBe(true);
    const [table] = journeyTables(evidenceOf({ experiment, tables }, bridge)) as [Table];
    const row = table.rows.find(([variant]) => variant.text === "literal prioritized replay")!;
    expect(row.map(({ text }) => text)).toContain("never");
  });
});
