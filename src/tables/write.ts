import { join } from "node:path";
import { float64, utf8 } from "@uwdata/flechette";
import { table as arqueroTable } from "arquero";
import { writeWhole } from "../experiments/files.ts";
import { columns, columnsOf } from "./columns.ts";
import { tableNames, type Results } from "./results.ts";

/**
 * Writes every table as CSV and as an Arrow IPC stream to `<folder>/tables`, and
 * beside them the codebook. The same results give the same bytes. Numbers are
 * written so that they read back exactly; NaN is "NaN".
 */
export function writeTables(folder: string, { tables }: Pick<Results, "tables">): void {
  for (const name of tableNames) {
    const types = Object.fromEntries(
      columnsOf(name).map((column) => [column.name, column.type === "text" ? utf8() : float64()]),
    );
    writeWhole(join(folder, "tables", `${name}.csv`), tables[name].toCSV());
    writeWhole(
      join(folder, "tables", `${name}.arrow`),
      tables[name].toArrowIPC({ format: "stream", types }) as Uint8Array,
    );
  }
  const fields = ["table", "name", "type", "unit", "meaning"] as const;
  const codebook = arqueroTable(fields.map((field) => [field, columns.map((column) => column[field])] as const));
  writeWhole(join(folder, "tables", "codebook.csv"), codebook.toCSV());
}
