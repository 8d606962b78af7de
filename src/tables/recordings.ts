import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { EvaluationRecord } from "../experiments/record.ts";
import { shaped } from "../experiments/recordShapes.ts";
import type { Recorded } from "../experiments/recording/recordEpisode.ts";
import { doneRuns } from "./runFolders.ts";

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
  const found = new Map<string, RecordedRun>();
  for (const { task, algorithm, seed, folder: at, record } of doneRuns(folder)) {
    const which = JSON.stringify([task, algorithm]);
    if (found.has(which)) continue;
    const file = join(at, "evaluation.json");
    const evaluation = readJson(file) as EvaluationRecord | undefined;
    if (!evaluation?.recording) continue;
    const recorded = shaped<Recorded>(file, "recorded", evaluation.recording);
    found.set(which, { task, algorithm, seed, costNames: record.costNames, recorded });
  }
  return [...found.values()];
}
