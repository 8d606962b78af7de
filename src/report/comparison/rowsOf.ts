import type { ColumnTable } from "arquero";
import { byRun, type RowsOf, type RunKey } from "../rows.ts";

const known = new WeakMap<ColumnTable, RowsOf<RunKey>>();

/** The rows of a table by run, sorted once however often they are asked for. */
export function rowsOf<Row extends RunKey>(table: ColumnTable): RowsOf<Row> {
  const rows = known.get(table) ?? byRun<RunKey>(table);
  known.set(table, rows);
  return rows as RowsOf<Row>;
}
