import { table } from "arquero";
import { describe, expect, it } from "vitest";
import swamp from "../../envs/swamp.ts";
import { ppoLagrangian } from "../../src/algorithms/ppoLagrangian.ts";
import { atMost, task } from "../../src/env/task.ts";
import { defineExperiment } from "../../src/experiments/experiment.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { compose } from "../../src/report/compose.ts";
import { distancesOf } from "../../src/report/convergence.ts";
import type { Block, Table } from "../../src/report/document.ts";
import { evidenceOf } from "../../src/report/evidence.ts";
import { convergenceFigure } from "../../src/report/sections/convergence.ts";
import { optimumSection } from "../../src/report/sections/optimum.ts";
import { tailsOf } from "../../src/report/tails.ts";
import { toMarkdown } from "../../src/report/toMarkdown.ts";
import { columnsOf } from "../../src/tables/columns.ts";
import type { Results } from "../../src/tables/results.ts";
import { bridge, method, synthetic } from "./synthetic.ts";

type Row = Record<string, number | string>;
const free = { name: "free", episodeReturn: 15.29, episodeCost: 2.89, noise: 0, lagrangeMultiplier: 0 };
const options = { algorithms: [method, free], seeds: [0, 1, 2], numUpdates: 10 };
const second = { ...bridge, name: "BridgeSlip-v0 cost≤1.5 again" };

/** The same results with exact values as the reader makes them: NaN for what a log does not say. */
function read({ experiment, tables }: Results, more: (row: Row) => Row): Results {
  const rows = (tables.exactTraining.objects() as Row[]).map((row) => ({ ...row, ...more(row) }));
  const column = (name: string, missing: number | string) => rows.map((row) => row[name] ?? missing);
  const exactTraining = table(
    columnsOf("exactTraining").map(({ name, type }) => [name, column(name, type === "text" ? "" : NaN)]),
  );
  return { experiment, tables: { ...tables, exactTraining } };
}
const logged = (results: Results) =>
  read(results, ({ episodeReturn, episodeCost }) => ({
    optimalityGap: 14.2938 - Number(episodeReturn),
    violation: Number(episodeCost) - 1.5,
    multiplierError: 0.25,
    kktResidual: 0.125,
    dualityGap: 0.5,
  }));
const earlier = (results: Results) => read(results, () => ({}));

const tableOf = (blocks: readonly Block[]) => blocks.find((block): block is Table => block.kind === "table")!;
const titles = (section: Table) => section.columns.map(({ title }) => title);

describe("Against the exact optimum", () => {
  it("tells of a single task only what its own section does not", () => {
    const [heading, section] = optimumSection(logged(synthetic(options))) as [Block, Table];
    expect(heading).toMatchObject({ level: 3, text: "Against the exact optimum" });
    expect(titles(section)).toEqual(["variant", "solved", "below the frontier", "KKT residual", "duality gap"]);
    const [own, other] = section.rows.map((row) => row.map(({ text }) => text));
    expect([own[0], own[1], own[3], own[4]]).toEqual([method.name, "3 / 3", "0.125", "0.500"]);
    expect([other[0], other[1]]).toEqual(["free", "0 / 3"]);
    expect(section.rows).toHaveLength(2); // no sum over one task
  });

  it("compares several tasks in full, and sums up", () => {
    const section = tableOf(optimumSection(logged(synthetic({ ...options, tasks: [bridge, second] }))));
    expect(titles(section)).toEqual(
      ["task", "variant", "solved", "gap", "cost / limit", "below the frontier", "λ / expected", "KKT residual", "duality gap"], // prettier-ignore
    );
    expect(section.rows.map(([name]) => name.text)).toContain("all feasible tasks (6 runs)");
    for (const row of section.rows) expect(row).toHaveLength(section.columns.length);
  });

  it("leaves out what results of earlier versions do not say", () => {
    const section = tableOf(optimumSection(earlier(synthetic(options))));
    expect(titles(section)).toEqual(["variant", "solved", "below the frontier"]);
    expect(section.caption).not.toContain("KKT");
  });

  it("is left out where no optimum is known", () => {
    const { optimum: _, frontier: __, ...unknown } = bridge;
    expect(optimumSection(synthetic({ ...options, tasks: [unknown] }))).toEqual([]);
  });
});

describe("the curves of convergence", () => {
  it("are distances, of every variant, and only those that are known", () => {
    const results = logged(synthetic(options));
    const distances = distancesOf(results, bridge);
    expect(distances.map(({ title }) => title)).toEqual(
      ["|J⋆ − J|", "max(0, cost − limit)", "|λ − λ⋆|", "KKT residual", "|duality gap|"], // prettier-ignore
    );
    for (const { curves } of distances) {
      expect([...curves.keys()]).toEqual([method.name, "free"]);
      for (const { low } of curves.values()) expect(Math.min(...low)).toBeGreaterThanOrEqual(0);
    }
    // The method starts at a return of −24 and ends about where it should.
    const { median } = distances[0].curves.get(method.name)!;
    expect(median[0]).toBeGreaterThan(10);
    expect(median.at(-1)).toBeLessThan(0.5);
    expect(distancesOf(earlier(synthetic(options)), bridge)).toEqual([]);
  });

  it("leave out a distance that is 0 of every variant, whatever a single seed does, and points at infinity", () => {
    const results = read(synthetic(options), (row) => ({
      optimalityGap: row.seed === 0 ? 1 : 0,
      multiplierError: row.step === 2048 ? Infinity : 0.25,
    }));
    expect(distancesOf(results, bridge).map(({ title }) => title)).toEqual(["|λ − λ⋆|"]);
    const [{ drawing }] = convergenceFigure(results, evidenceOf(results, bridge), "")[0].panels;
    expect(drawing.svg).not.toMatch(/NaN|Infinity/);
  });

  it("are drawn on logarithmic scales, the same bytes each time", () => {
    const drawings = [1, 2].map(() => {
      const { blocks } = compose(logged(synthetic(options)));
      return blocks.flatMap((block) => (block.kind === "figure" && block.id === "convergence" ? block.panels : []));
    });
    expect(drawings[0]).toHaveLength(5);
    expect(drawings[0]).toEqual(drawings[1]);
    const numOdd = drawings[0].filter(({ drawing }) => /NaN|undefined|Infinity/.test(drawing.svg)).length;
    expect(numOdd).toBe(0);
  });
});

it("a limit of 0 is solved with the tolerance that a limit is kept with, and any cost is infinitely many times it", () => {
  const tails = (episodeCost: number) => {
    const costless = { ...bridge.optimum!, costLimit: 0, episodeReturn: 14 };
    const results = read(synthetic(options), () => ({ episodeReturn: 14, episodeCost }));
    return tailsOf(results, { ...bridge, optimum: costless, frontier: [[0, 14]] }, method.name);
  };
  expect(tails(0)[0]).toMatchObject({ costRatio: 0, isSolved: true });
  expect(tails(0.0004)[0]).toMatchObject({ costRatio: Infinity, isSolved: true }); // 5 % of 0.01
  expect(tails(0.001)[0].isSolved).toBe(false);
});

describe("a limit that nothing keeps", () => {
  const plan = { name: "stuck", question: "Can it?", algorithms: [ppoLagrangian], seeds: [0], totalSteps: 10_000 };
  const { tasks } = recordOf(defineExperiment({ ...plan, tasks: [task(swamp, atMost(0.5))] }), "wasm", "saddle run");

  it("is called infeasible in the verdict, with the least possible cost, and no optimum is spoken of", () => {
    const markdown = toMarkdown(compose(logged(synthetic({ ...options, tasks }))));
    const [, verdict] = /## Verdict\n\n(.*?)\n/s.exec(markdown)!;
    expect(verdict).toContain("The limit is infeasible: no policy can keep it, and the least possible cost is 1.11.");
    expect(verdict).not.toContain("optimum");
    expect(tableOf(optimumSection(logged(synthetic({ ...options, tasks })))).rows[0][1].text).toBe("infeasible");
    expect(markdown).not.toMatch(/gap \(to the optimum\)|Dotted green: the exact optimum/);
  });
});
