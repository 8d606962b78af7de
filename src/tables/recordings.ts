import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { EvaluationRecord, ExperimentRecord } from "../experiments/record.ts";
import { shaped } from "../experiments/recordShapes.ts";
import type { Recorded } from "../experiments/recording/recordEpisode.ts";
import { slugs } from "../experiments/slugs.ts";
import { statusOf, type RunRecord } from "../experiments/store.ts";

/** An episode that a run left behind. */
export interface RecordedRun {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly costNames: readonly string[]; // of the environment
  readonly recorded: Recorded;
}

/**
 * Reads one episode of each algorithm on each task: that of the first seed with one.
 *
 * @throws where what should be an episode is none.
 */
export function loadRecordings(folder: string): RecordedRun[] {
  const { tasks, algorithms, seeds } = readJson(join(folder, "experiment.json")) as ExperimentRecord;
  const taskSlugs = slugs(tasks.map(({ name }) => name));
  const algorithmSlugs = slugs(algorithms.map(({ name }) => name));
  return tasks.flatMap(({ name: task }) =>
    algorithms.flatMap(({ name: algorithm }) => {
      for (const seed of seeds) {
        const at = join(folder, "runs", taskSlugs.get(task)!, algorithmSlugs.get(algorithm)!, String(seed));
        const run = readJson(join(at, "run.json")) as RunRecord | undefined;
        if (!run || statusOf({ folder: at, hash: run.hash }) !== "done") continue;
        const evaluation = readJson(join(at, "evaluation.json")) as EvaluationRecord | undefined;
        if (!evaluation?.recording) continue;
        const recorded = shaped<Recorded>(join(at, "evaluation.json"), "recorded", evaluation.recording);
        return [{ task, algorithm, seed, costNames: run.costNames, recorded }];
      }
      return [];
    }),
  );
}
