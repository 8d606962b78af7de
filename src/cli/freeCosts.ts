import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { EvaluationRecord } from "../experiments/record.ts";
import { mean } from "../stats/mean.ts";
import { doneRuns } from "../tables/runFolders.ts";

/**
 * What episodes cost where nothing is constrained, which no table has: per cost of the environment, the mean over the
 * runs that are done, exact where that was computed.
 */
export function freeCosts(folder: string, task: string, algorithm: string): { name: string; episodeCost: number }[] {
  const mine = doneRuns(folder).filter((run) => run.task === task && run.algorithm === algorithm);
  const costs = mine.map((run) => costsOf(readJson(join(run.folder, "evaluation.json")) as EvaluationRecord));
  return (mine[0]?.record.costNames ?? []).map((name, k) => ({
    name,
    episodeCost: mean(costs.map((episodeCosts) => episodeCosts[k])),
  }));
}

function costsOf({ exact, sampled }: EvaluationRecord): readonly number[] {
  if (exact) return exact.stochastic.episodeCosts;
  const episodes = sampled.stochastic.map(({ episodeCosts }) => episodeCosts);
  return episodes[0].map((_, k) => mean(episodes.map((costs) => costs[k])));
}
