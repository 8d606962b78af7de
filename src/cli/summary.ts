import type { Results, TableName } from "../tables/results.ts";
import { textTable, type Cell } from "./textTable.ts";

type Row = Readonly<Record<string, any>>;

/**
 * How the trained, stochastic policies do, per task, algorithm and constraint: means over seeds of the exact
 * evaluation where there is one, of the sampled one elsewhere. For a first look; the report has the intervals.
 */
export function summary({ experiment, tables }: Results): string {
  const rowsOf = (name: TableName) => tables[name].objects({ limit: Infinity }) as Row[];
  const [runs, evaluation] = [rowsOf("runs"), rowsOf("evaluation")];
  const lines = experiment.tasks.flatMap(({ name: task, constraints }) =>
    experiment.algorithms.flatMap(({ name: algorithm }) => {
      const mine = (row: Row) => row.task === task && row.algorithm === algorithm;
      const count = (status: string) => runs.filter((row) => mine(row) && row.status === status).length;
      const seeds = `${count("done")} ok${count("failed") > 0 ? `, ${count("failed")} failed` : ""}`;
      return (constraints.length > 0 ? constraints : [{ cost: "", costLimit: NaN }]).map(
        ({ cost, costLimit }): Cell[] => {
          const rows = evaluation.filter((row) => mine(row) && row.mode === "stochastic" && row.constraint === cost);
          const exact = rows.filter((row) => row.method === "exact");
          const best = exact.length > 0 ? exact : rows;
          const episodeCost = mean(best, "episodeCost");
          return [
            task,
            algorithm,
            cost,
            mean(best, "episodeReturn"),
            episodeCost,
            costLimit,
            verdict(episodeCost, costLimit),
            seeds,
          ];
        },
      );
    }),
  );
  return textTable(["task", "algorithm", "constraint", "return", "cost", "limit", "", "seeds"], lines);
}

const mean = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + row[column], 0) / rows.length;

const verdict = (episodeCost: number, costLimit: number): string => {
  if (Number.isNaN(episodeCost) || Number.isNaN(costLimit)) return "";
  return episodeCost > costLimit ? "over" : "within";
};
