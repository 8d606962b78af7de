import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { EvaluationRecord, ExperimentRecord, PolicyRecord } from "../experiments/record.ts";
import { doneRuns } from "./runFolders.ts";

/** The policy that a run ended with, on the map of its task. */
export interface RecordedPolicy {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly policy: PolicyRecord;
}

/** Reads the final policies of all runs whose task has a map. */
export function loadPolicies(folder: string): RecordedPolicy[] {
  const { tasks } = readJson(join(folder, "experiment.json")) as ExperimentRecord;
  const mapped = new Set(tasks.filter(({ map }) => map).map(({ name }) => name));
  return doneRuns(folder).flatMap(({ task, algorithm, seed, folder: at }) => {
    if (!mapped.has(task)) return [];
    const evaluation = readJson(join(at, "evaluation.json")) as EvaluationRecord | undefined;
    return evaluation?.policy ? [{ task, algorithm, seed, policy: evaluation.policy }] : [];
  });
}
