import type { Results } from "../tables/results.ts";
import { allSummaries, evidenceOf, type Evidence } from "./evidence.ts";
import { statisticsOf, type Statistic } from "./measures/statistics.ts";
import { pairsOf, type Pair } from "./pairwise.ts";

/** The evidence on one task with all that takes thousands of resamples more. */
export interface Analysis extends Evidence {
  /** Every measure over runs, by algorithm. */
  readonly statistics: ReadonlyMap<string, readonly Statistic[]>;
  /** Every pair of algorithms that is compared. */
  readonly pairs: readonly Pair[];
}

/** What the evidence on one task amounts to, resampled. */
export function analysisOf(evidence: Evidence): Analysis {
  const { task, measures } = evidence;
  const summaries = allSummaries(evidence);
  return {
    ...evidence,
    statistics: new Map(summaries.map((summary) => [summary.outcome.algorithm, statisticsOf(summary, measures)])),
    pairs: pairsOf(
      task,
      summaries.map(({ outcome }) => outcome),
    ),
  };
}

/** What the results say of each task. */
export const analysesOf = (results: Results): Analysis[] =>
  results.experiment.tasks.map((task) => analysisOf(evidenceOf(results, task)));
