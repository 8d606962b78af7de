import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromArrow, fromCSV, type ColumnTable } from "arquero";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { columns, columnsOf } from "../../src/tables/columns.ts";
import { loadResults } from "../../src/tables/load.ts";
import { tableNames, type Results } from "../../src/tables/results.ts";
import { writeTables } from "../../src/tables/write.ts";
import tiny from "../experiments/fixtures/tiny.ts";

let folder: string;
let results: Results;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "saddle-tables-"));
  const [constrained, unconstrained, failing] = places(tiny, "reference", folder);
  writeJson(join(folder, "experiment.json"), recordOf(tiny, "reference", "saddle run tiny"));
  for (const place of [unconstrained, constrained]) await runTrial(place, { engine: reference });
  writeJson(join(failing.folder, "run.json"), { hash: failing.hash, costNames: ["cost"], settings: failing.settings });
  writeJson(join(failing.folder, "failed.json"), { error: 'it said "no, never"' });
  results = loadResults(folder);
  writeTables(folder, results);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (table: ColumnTable) => table.objects({ limit: Infinity }) as Record<string, any>[];

describe("columns", () => {
  it("explains every column once, with a meaning, and numbers with a unit", () => {
    const names = columns.map(({ table, name }) => `${table}.${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { type, unit, meaning } of columns) {
      expect(meaning).not.toBe("");
      expect(unit === "").toBe(type === "text");
    }
  });
});

describe("loadResults", () => {
  it.each(tableNames)("gives %s the columns of the codebook, none of them empty", (name) => {
    const table = results.tables[name];
    expect(table.columnNames()).toEqual(columnsOf(name).map((column) => column.name));
    expect(table.numRows()).toBeGreaterThan(0);
    for (const { name: column, type } of columnsOf(name)) {
      const known = rowsOf(table).some((row) => (type === "text" ? row[column] !== "" : Number.isFinite(row[column])));
      expect(known, `${name}.${column} is known somewhere`).toBe(true);
    }
  });

  it("lists tasks and seeds in the order of the experiment, and failures among them", () => {
    expect(rowsOf(results.tables.runs)).toEqual([
      {
        task: "Corridor-v0 cost≤0.5",
        algorithm: "method",
        seed: 0,
        status: "done",
        error: "",
        totalSteps: 192,
        numUpdates: 3,
      },
      {
        task: "Corridor-v0 cost≤0.5",
        algorithm: "method",
        seed: 1,
        status: "failed",
        error: 'it said "no, never"',
        totalSteps: 192,
        numUpdates: 0,
      },
      { task: "Corridor-v0", algorithm: "method", seed: 0, status: "done", error: "", totalSteps: 192, numUpdates: 3 },
    ]);
  });

  it("counts environment steps over all copies", () => {
    const steps = rowsOf(results.tables.training).map((row) => row.step);
    expect(steps.slice(0, 3)).toEqual([64, 128, 192]); // 4 environments × 16 steps
  });

  it("agrees with the episodes on what they came to", () => {
    const sampled = rowsOf(results.tables.evaluation).find(({ method }) => method === "sampled")!;
    const episodes = rowsOf(results.tables.evaluationEpisodes).slice(0, 4);
    const mean = (of: (row: Record<string, any>) => number) => episodes.reduce((sum, row) => sum + of(row), 0) / 4;
    expect(sampled.episodeReturn).toBe(mean((row) => row.episodeReturn));
    expect(sampled.violationProbability).toBe(mean((row) => Number(row.episodeCost > 0.5)));
  });

  it("agrees with itself where nothing is left to chance", () => {
    const evaluation = rowsOf(results.tables.evaluation).slice(0, 4);
    expect(evaluation.map(({ method, mode }) => `${method} ${mode}`)).toEqual([
      "exact stochastic",
      "exact deterministic",
      "sampled stochastic",
      "sampled deterministic",
    ]);
    const sums = ({ episodeReturn, episodeLength, episodeCost }: Record<string, any>) => [
      episodeReturn,
      episodeLength,
      episodeCost,
    ];
    // The corridor and the policy are both deterministic, so that every episode is the expected one.
    expect(sums(evaluation[3])).toEqual(sums(evaluation[1]));
    // The last update makes the policy that is evaluated.
    const last = rowsOf(results.tables.exactTraining)[2];
    expect([last.update, last.episodeReturn, last.episodeCost]).toEqual([
      3,
      evaluation[0].episodeReturn,
      evaluation[0].episodeCost,
    ]);
  });

  it("refuses a folder that holds no results", () => {
    expect(() => loadResults("nowhere")).toThrow(
      "nowhere: holds no experiment.json; give the folder of an experiment's results",
    );
  });
});

describe("writeTables", () => {
  it.each(tableNames)("writes %s to CSV and Arrow so that it reads back alike", (name) => {
    const parse = Object.fromEntries(
      columnsOf(name).map(({ name: column, type }) => [column, type === "text" ? String : Number]),
    );
    const path = (extension: string) => join(folder, "tables", `${name}.${extension}`);
    const fromText = rowsOf(fromCSV(readFileSync(path("csv"), "utf8"), { parse, autoType: false }) as ColumnTable);
    const text = columnsOf(name).filter(({ type }) => type === "text");
    // CSV cannot tell an empty text from a missing one.
    const filled = fromText.map((row) => ({
      ...row,
      ...Object.fromEntries(text.map((c) => [c.name, row[c.name] ?? ""])),
    }));
    const expected = JSON.stringify(rowsOf(results.tables[name]));
    expect(JSON.stringify(filled)).toBe(expected);
    expect(JSON.stringify(rowsOf(fromArrow(new Uint8Array(readFileSync(path("arrow")))) as ColumnTable))).toBe(
      expected,
    );
  });

  it("writes the codebook beside them", () => {
    const lines = readFileSync(join(folder, "tables", "codebook.csv"), "utf8")
      .trim()
      .split("\n");
    expect(lines[0]).toBe("table,name,type,unit,meaning");
    expect(lines).toHaveLength(1 + columns.length);
  });
});
