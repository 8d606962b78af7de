import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { writeTableFiles } from "../../src/logs/writeTableFiles.ts";
import { analysesOf } from "../../src/report/analysis.ts";
import { derivedTables } from "../../src/report/measures/derivedTables.ts";
import { parquetWriter } from "../../src/logs/parquet.ts";
import { columnsOf } from "../../src/tables/columns.ts";
import { method, synthetic } from "../report/synthetic.ts";

const results = synthetic({ algorithms: [{ ...method, nan: [1] }], seeds: [0, 1], numUpdates: 3 });
const { tables } = results;

it("the tables that a report rests on stand beside those of the runs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "saddle-parquet-"));
  await writeTableFiles({ tables, derived: derivedTables(results, analysesOf(results)) }, "parquet", folder);
  const files = readdirSync(folder);
  rmSync(folder, { recursive: true });
  expect(files).toEqual(
    expect.arrayContaining(["runs.parquet", "measures.parquet", "summary.parquet", "pairwise.parquet"]),
  );
});

describe("Parquet files", () => {
  it("give back every cell, NaN among them", async () => {
    const bytes = (await parquetWriter())("dual", tables.dual);
    const file = bytes.buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows).toEqual(tables.dual.objects());
    expect(rows.some(({ episodeCost }) => Number.isNaN(episodeCost))).toBe(true);
    const schema = parquetMetadata(file).schema.slice(1);
    expect(schema.map(({ name, type, repetition_type }) => [name, type, repetition_type])).toEqual(
      columnsOf("dual").map(({ name, type }) => [name, type === "text" ? "BYTE_ARRAY" : "DOUBLE", "REQUIRED"]),
    );
  });

  it("are the same bytes for the same table", async () => {
    const [once, again] = [await parquetWriter(), await parquetWriter()].map((write) => write("runs", tables.runs));
    expect(once).toEqual(again);
  });

  it("may have no rows", async () => {
    const file = (await parquetWriter())("diagnostics", tables.diagnostics).buffer as ArrayBuffer;
    expect(await parquetReadObjects({ file })).toEqual([]);
  });

  it("say how to get the package that writes them, where it is not there", async () => {
    const absent = () => Promise.reject(new Error("Cannot find package 'hyparquet-writer'"));
    await expect(parquetWriter(absent)).rejects.toThrow(
      'parquet: needs the package hyparquet-writer, which cannot be loaded; get it with "npm install hyparquet-writer", or write arrow, which needs nothing more',
    );
  });
});
