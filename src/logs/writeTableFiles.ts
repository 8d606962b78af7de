import { join } from "node:path";
import type { ColumnTable } from "arquero";
import { writeWhole } from "../experiments/files.ts";
import { tableNames, type DerivedTableName, type Results, type TableName } from "../tables/results.ts";
import { arrowOf, codebook } from "../tables/write.ts";
import { parquetWriter } from "./parquet.ts";

/** The kinds of files that hold a results table each. */
export const tableFormatNames = ["parquet", "arrow"] as const;

/** The name of a kind of table file. */
export type TableFormatName = (typeof tableFormatNames)[number];

/** The tables of the runs, and those that are worked out from them. */
export interface TableSet extends Pick<Results, "tables"> {
  readonly derived?: Readonly<Partial<Record<DerivedTableName, ColumnTable>>>;
}

/**
 * Writes every results table to a folder in one format, and the codebook beside them.
 *
 * @throws where a package that the format needs is not installed.
 */
export async function writeTableFiles(
  { tables, derived = {} }: TableSet,
  format: TableFormatName,
  folder: string,
): Promise<void> {
  const write = format === "parquet" ? await parquetWriter() : arrowOf;
  const put = (name: TableName | DerivedTableName, table: ColumnTable) =>
    writeWhole(join(folder, `${name}.${format}`), write(name, table));
  for (const name of tableNames) put(name, tables[name]);
  for (const [name, table] of Object.entries(derived)) put(name as DerivedTableName, table);
  writeWhole(join(folder, "codebook.csv"), codebook());
}
