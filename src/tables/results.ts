import type { ColumnTable } from "arquero";
import type { ExperimentRecord } from "../experiments/record.ts";

/** The names of the results tables; their columns are in `columns.ts`. */
export const tableNames = [
  "runs",
  "training",
  "diagnostics",
  "dual",
  "losses",
  "exactTraining",
  "evaluation",
  "evaluationEpisodes",
] as const;

export type TableName = (typeof tableNames)[number];

/** The names of the tables that are worked out from those once they are whole; see `derivedColumns.ts`. */
export type DerivedTableName = "measures" | "summary" | "pairwise" | "timing" | "metrics";

/** The results of an experiment: what was asked, and tidy tables of what came of it. */
export interface Results {
  readonly experiment: ExperimentRecord;
  readonly tables: Readonly<Record<TableName, ColumnTable>>;
}
