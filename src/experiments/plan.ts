import { sep } from "node:path";
import type { Experiment } from "./experiment.ts";
import { hashOf } from "./hash.ts";
import { experimentSettings, type ExperimentSettings } from "./settingsOf.ts";
import type { Source } from "./source.ts";
import { places } from "./store.ts";
import { version } from "./version.ts";

/** One run of a plan. */
export interface PlannedRun {
  readonly index: number; // 0, 1, …
  readonly task: string; // as in the tables
  readonly algorithm: string;
  readonly seed: number;
  readonly totalSteps: number;
  /** SHA-256 of the run's settings. */
  readonly hash: string;
  /** Where its files go: below the plan's own folder, with slashes on every system. */
  readonly folder: string;
}

/**
 * What `plan.json` holds: every run of an experiment, and all that another process, on another machine, needs in order
 * to do one of them. It follows from the experiment, the engine and the version of Saddle alone.
 */
export interface Plan {
  readonly name: string; // of the experiment
  readonly version: string; // of Saddle
  /** SHA-256 of the settings, as in `experiment.json`. */
  readonly hash: string;
  readonly engine: string;
  /** What to type for all of it. */
  readonly command: string;
  /** Where the experiment comes from; a path counts from the folder in which the plan was made. */
  readonly source: Source;
  readonly settings: ExperimentSettings;
  readonly runs: readonly PlannedRun[];
}

/** What a plan is made of. */
export interface PlanOptions {
  readonly source: Source;
  /** What the source loads. */
  readonly experiment: Experiment;
  readonly engine: string;
  readonly command: string;
}

/** The plan of an experiment, its runs in the order of `runs(experiment)`. */
export function planOf({ source, experiment, engine, command }: PlanOptions): Plan {
  const settings = experimentSettings(experiment, engine);
  const runs = places(experiment, engine, "").map(({ task, run, hash, folder }, index): PlannedRun => ({
    index,
    task,
    algorithm: run.algorithm.name,
    seed: run.seed,
    totalSteps: run.totalSteps,
    hash,
    folder: folder.split(sep).join("/"),
  }));
  return { name: experiment.name, version, hash: hashOf(settings), engine, command, source, settings, runs };
}

/** A run in words. */
export const runName = ({ task, algorithm, seed }: Pick<PlannedRun, "task" | "algorithm" | "seed">): string =>
  `${task}, ${algorithm}, seed ${seed}`;
