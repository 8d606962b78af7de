import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { ExperimentRecord } from "../experiments/record.ts";
import { slugs } from "../experiments/slugs.ts";
import { statusOf, type RunRecord } from "../experiments/store.ts";

/** Which run it is, and where its files lie. */
export interface RunFolder {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly folder: string;
}

/** The folders of an experiment's runs, in the order of its tasks, algorithms and seeds, whatever is in them. */
export function runFolders(
  folder: string,
  { tasks, algorithms, seeds }: Pick<ExperimentRecord, "tasks" | "algorithms" | "seeds">,
): RunFolder[] {
  const taskSlugs = slugs(tasks.map(({ name }) => name));
  const algorithmSlugs = slugs(algorithms.map(({ name }) => name));
  return tasks.flatMap(({ name: task }) =>
    algorithms.flatMap(({ name: algorithm }) =>
      seeds.map((seed): RunFolder => {
        const at = join(folder, "runs", taskSlugs.get(task)!, algorithmSlugs.get(algorithm)!, String(seed));
        return { task, algorithm, seed, folder: at };
      }),
    ),
  );
}

/** Those of the runs that are done, each with what was run. */
export function doneRuns(folder: string): (RunFolder & { readonly record: RunRecord })[] {
  const experiment = readJson(join(folder, "experiment.json")) as ExperimentRecord;
  return runFolders(folder, experiment).flatMap((run) => {
    const record = readJson(join(run.folder, "run.json")) as RunRecord | undefined;
    if (!record || statusOf({ folder: run.folder, hash: record.hash }) !== "done") return [];
    return [{ ...run, record }];
  });
}
