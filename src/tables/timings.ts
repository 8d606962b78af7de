import { join } from "node:path";
import { readJson } from "../experiments/files.ts";
import type { ExperimentRecord } from "../experiments/record.ts";
import { slugs } from "../experiments/slugs.ts";
import { statusOf, type RunRecord } from "../experiments/store.ts";

/** How long a run took to train, on the machine that it ran on. */
export interface RunTiming {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
  readonly seconds: number; // wall-clock
  readonly stepsPerSecond: number; // environment steps
}

/** Reads what runs that are done wrote of their time; it never changes afterwards, but another machine writes other numbers. */
export function loadTimings(folder: string): RunTiming[] {
  const { tasks, algorithms, seeds } = readJson(join(folder, "experiment.json")) as ExperimentRecord;
  const taskSlugs = slugs(tasks.map(({ name }) => name));
  const algorithmSlugs = slugs(algorithms.map(({ name }) => name));
  return tasks.flatMap(({ name: task }) =>
    algorithms.flatMap(({ name: algorithm }) =>
      seeds.flatMap((seed) => {
        const at = join(folder, "runs", taskSlugs.get(task)!, algorithmSlugs.get(algorithm)!, String(seed));
        const run = readJson(join(at, "run.json")) as RunRecord | undefined;
        if (!run || statusOf({ folder: at, hash: run.hash }) !== "done") return [];
        const timing = readJson(join(at, "timing.json")) as Pick<RunTiming, "seconds" | "stepsPerSecond"> | undefined;
        if (!timing) return [];
        return [{ task, algorithm, seed, seconds: timing.seconds, stepsPerSecond: timing.stepsPerSecond }];
      }),
    ),
  );
}
