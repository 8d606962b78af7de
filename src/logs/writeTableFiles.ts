import { join } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import { tableNames, type Results } from "../tables/results.ts";
import { arrowOf, codebook } from "../tables/write.ts";
import { parquetWriter } from "./parquet.ts";

/** The kinds of files that hold a results table each. */
export const tableFormatNames = ["parquet", "arrow"] as const;

/** The name of a kind of table file. */
export type TableFormatName = (typeof tableFormatNames)[number];

/**
 * Writes every results table to a folder in one format, and the codebook beside them.
 *
 * @throws where a package that the format needs is not installed.
 */
export async function writeTableFiles(
  { tables }: Pick<Results, "tables">,
  format: TableFormatName,
  folder: string,
): Promise<void> {
  const write = format === "parquet" ? await parquetWriter() : arrowOf;
  for (const name of tableNames) writeWhole(join(folder, `${name}.${format}`), write(name, tables[name]));
  writeWhole(join(folder, "codebook.csv"), codebook());
}
