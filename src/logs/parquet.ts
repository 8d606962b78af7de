import type { ColumnTable } from "arquero";
import { columnsOf, type Column } from "../tables/columns.ts";

type Library = Pick<typeof import("hyparquet-writer"), "parquetWriteBuffer">;

/**
 * How to write a results table as a Parquet file: text as UTF-8, numbers as
 * doubles, nothing missing (no number is NaN), Snappy. The same table gives the
 * same bytes.
 *
 * @throws where the package that can do it is not installed.
 */
export async function parquetWriter(
  load: () => Promise<Library> = () => import("hyparquet-writer"),
): Promise<(name: Column["table"], table: ColumnTable) => Uint8Array> {
  let library: Library;
  try {
    library = await load();
  } catch (error) {
    const remedy = 'get it with "npm install hyparquet-writer", or write arrow, which needs nothing more';
    throw new Error(`parquet: needs the package hyparquet-writer, which cannot be loaded; ${remedy}`, { cause: error });
  }
  return (name, table) => {
    const columnData = columnsOf(name).map((column) => ({
      name: column.name,
      data: Array.from(table.array(column.name) as ArrayLike<unknown>, (value) =>
        column.type === "text" ? String(value ?? "") : Number(value ?? NaN),
      ),
      type: column.type === "text" ? ("STRING" as const) : ("DOUBLE" as const),
      nullable: false,
    }));
    return new Uint8Array(library.parquetWriteBuffer({ columnData, createdBy: "saddle" }));
  };
}
