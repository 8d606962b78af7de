import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { EvaluationRecord, ExperimentRecord, PolicyRecord } from "../experiments/record.ts";
import { slugs } from "../experiments/slugs.ts";
import { statusOf, type RunRecord } from "../experiments/store.ts";

/** The policy that a run ended with, on the map of its task. */
export interface RecordedPolicy {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly policy: PolicyRecord;
}

/** Reads the final policies of all runs whose task has a map. */
export function loadPolicies(folder: string): RecordedPolicy[] {
  const { tasks, algorithms, seeds } = readJson(join(folder, "experiment.json")) as ExperimentRecord;
  const taskSlugs = slugs(tasks.map(({ name }) => name));
  const algorithmSlugs = slugs(algorithms.map(({ name }) => name));
  const runs = tasks
    .filter(({ map }) => map)
    .flatMap(({ name: task }) =>
      algorithms.flatMap(({ name: algorithm }) => seeds.map((seed) => ({ task, algorithm, seed }))),
    );
  return runs.flatMap((run) => {
    const at = join(folder, "runs", taskSlugs.get(run.task)!, algorithmSlugs.get(run.algorithm)!, String(run.seed));
    const record = readJson(join(at, "run.json")) as RunRecord | undefined;
    if (!record || statusOf({ folder: at, hash: record.hash }) !== "done") return [];
    const evaluation = readJson(join(at, "evaluation.json")) as EvaluationRecord | undefined;
    return evaluation?.policy ? [{ ...run, policy: evaluation.policy }] : [];
  });
}
