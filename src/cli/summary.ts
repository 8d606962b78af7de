import { finite, outcomesOf, type Outcome } from "../report/outcomes.ts";
import { keeping, TOLERANCE } from "../report/summary.ts";
import { mean } from "../stats/mean.ts";
import type { Results } from "../tables/results.ts";
import { freeCosts } from "./freeCosts.ts";
import { textTable, type Cell } from "./textTable.ts";

const kept = `limit kept (+${100 * TOLERANCE} %)`;
const header = ["task", "algorithm", "cost of", "return", "cost", "limit", kept, "seeds"];

/**
 * How the trained, stochastic policies do, per task, algorithm and cost: means over seeds of the exact evaluation where
 * there is one, of the sampled one elsewhere. Whether a limit is kept is judged as in the report. For a first look; the
 * report has the intervals.
 *
 * @param folder where the runs lie.
 */
export function summary(results: Results, folder: string): string {
  const { experiment, tables } = results;
  const runs = tables.runs.objects({ limit: Infinity }) as Readonly<Record<string, unknown>>[];
  const lines = experiment.tasks.flatMap((task) =>
    outcomesOf(results, task).flatMap((outcome) => {
      const { algorithm } = outcome;
      const mine = runs.filter((row) => row.task === task.name && row.algorithm === algorithm);
      const count = (status: string) => mine.filter((row) => row.status === status).length;
      const seeds = `${count("done")} ok${count("failed") > 0 ? `, ${count("failed")} failed` : ""}`;
      const costs =
        task.constraints.length > 0
          ? task.constraints.map(({ cost, costLimit }, k) => constrained(outcome, cost, costLimit, k))
          : freeCosts(folder, task.name, algorithm).map(({ name, episodeCost }): Cell[] => [
              name,
              episodeCost,
              NaN,
              "",
            ]);
      const episodeReturn = mean(finite(outcome.episodeReturn));
      return (costs.length > 0 ? costs : [["", NaN, NaN, ""]]).map(([name, ...rest]): Cell[] => [
        task.name,
        algorithm,
        name,
        episodeReturn,
        ...rest,
        seeds,
      ]);
    }),
  );
  return textTable(header, lines);
}

/** The name of a cost, what it comes to, its limit, and whether that is kept. */
function constrained({ episodeCost }: Outcome, name: string, costLimit: number, k: number): Cell[] {
  const costs = finite(episodeCost[k]);
  return [name, mean(costs), costLimit, judged(costs, costLimit)];
}

/** The report's judgement: a limit is broken where most seeds break it, each beyond the tolerance. */
function judged(costs: readonly number[], costLimit: number): string {
  if (costs.length === 0) return "";
  const { numKept, violated } = keeping(costs, costLimit);
  return `${violated ? "no" : "yes"}, ${numKept} of ${costs.length}`;
}
