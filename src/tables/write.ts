import { join } from "node:path";
import { float64, utf8 } from "@uwdata/flechette";
import { table as arqueroTable, type ColumnTable } from "arquero";
import { writeWhole } from "../experiments/files.ts";
import { columns, columnsOf, type Column } from "./columns.ts";
import { tableNames, type Results } from "./results.ts";

/**
 * Writes every table as CSV and as an Arrow IPC stream to `<folder>/tables`, and
 * beside them the codebook. The same results give the same bytes. Numbers are
 * written so that they read back exactly; NaN is "NaN".
 */
export function writeTables(folder: string, { tables }: Pick<Results, "tables">): void {
  for (const name of tableNames) writeTable(join(folder, "tables"), name, tables[name]);
  writeWhole(join(folder, "tables", "codebook.csv"), codebook());
}

/** Writes one table as `<folder>/<name>.csv` and `<folder>/<name>.arrow`. */
export function writeTable(folder: string, name: Column["table"], table: ColumnTable): void {
  writeWhole(join(folder, `${name}.csv`), table.toCSV());
  writeWhole(join(folder, `${name}.arrow`), arrowOf(name, table));
}

/** A table as an Arrow IPC stream. */
export function arrowOf(name: Column["table"], table: ColumnTable): Uint8Array {
  const types = Object.fromEntries(
    columnsOf(name).map((column) => [column.name, column.type === "text" ? utf8() : float64()]),
  );
  return table.toArrowIPC({ format: "stream", types }) as Uint8Array;
}

/** What every column of every table means, as CSV. */
export function codebook(): string {
  const fields = ["table", "name", "type", "unit", "meaning"] as const;
  return arqueroTable(fields.map((field) => [field, columns.map((column) => column[field])] as const)).toCSV();
}
