import { createRequire } from "node:module";
import { availableParallelism, totalmem } from "node:os";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { CheckpointPace } from "./checkpointPace.ts";
import { claim } from "./claim.ts";
import type { Experiment } from "./experiment.ts";
import { writeJson } from "./files.ts";
import { mend } from "./mend.ts";
import { pool } from "./pool.ts";
import { recordOf } from "./recordOf.ts";
import type { FailureRecord } from "./record.ts";
import type { Source } from "./source.ts";
import { moveAside, places, refuseOthers, refuseUnwritable, statusOf, type Place } from "./store.ts";
import { tidy } from "./tidy.ts";
import type { TrialNews } from "./trial.ts";
import type { TrialJob, WorkerMessage } from "./worker.ts";

/** Hears what becomes of the runs. */
export interface Watcher {
  news(place: Place, news: TrialNews): void;
  ended(place: Place, problem: string | undefined): void;
  /** Something that a run printed. */
  printed(place: Place, text: string): void;
}

export interface RunnerOptions {
  readonly source: Source;
  /** What the source loads. */
  readonly experiment: Experiment;
  readonly engine: string;
  /** Where the results go. */
  readonly folder: string;
  /** What was typed, for the record. */
  readonly command: string;
  readonly numWorkers?: number; // as many as there are cores, unless said otherwise
  /** What to do with results that lie there already: go on from them, or move them aside. */
  readonly earlier?: "resume" | "moveAside";
  readonly watcher?: (planned: readonly Place[], open: readonly Place[]) => Watcher;
  /** How often each run writes a checkpoint; every 60 s unless said otherwise. */
  readonly checkpoints?: CheckpointPace;
  /** Stops after the updates that are under way, with a checkpoint of each run. */
  readonly signal?: AbortSignal;
}

/** What became of an experiment. */
export interface RunnerReport {
  readonly numDone: number;
  readonly numFailed: number;
  readonly numOpen: number; // not begun, or interrupted
}

type Claimed = RunnerOptions & { readonly planned: readonly Place[] };

/**
 * Does the runs of an experiment that are not done yet, in child processes. A run that fails
 * is remembered as failed and tried again the next time; the others go on.
 *
 * @throws before any work, where the folder cannot be written to, is in use by another process, or holds runs of other
 * settings; and where the disk is full.
 */
export async function runExperiment(options: RunnerOptions): Promise<RunnerReport> {
  const { experiment, engine, folder, earlier = "resume" } = options;
  const planned = places(experiment, engine, folder);
  refuseUnwritable(folder);
  let release = await claim(folder);
  try {
    if (earlier === "moveAside") {
      release(); // before the lock moves with the folder
      moveAside(folder);
      refuseUnwritable(folder);
      release = await claim(folder);
    }
    return await conductRuns({ ...options, planned });
  } finally {
    release();
  }
}

/** Does the runs, in a folder that is this process's own. */
async function conductRuns(options: Claimed): Promise<RunnerReport> {
  const { source, experiment, engine, folder, command, planned, checkpoints } = options;
  const { numWorkers = availableParallelism(), signal = new AbortController().signal } = options;
  for (const each of [folder, join(folder, "tables")]) tidy(each);
  const mended = mend(planned);
  refuseOthers(folder, planned);
  writeJson(join(folder, "experiment.json"), recordOf(experiment, engine, command));
  writeJson(join(folder, "source.json"), source);

  const isOpen = (place: Place) => statusOf(place) !== "done";
  const open = planned.filter(isOpen);
  const watcher = options.watcher?.(planned, open);
  for (const { place, problem } of mended) watcher?.printed(place, problem);
  const failures = new Map<number, FailureRecord>();
  const unwritten: Error[] = [];
  const jobs = planned.flatMap((place, index): TrialJob[] =>
    isOpen(place) ? [{ source, index, engine, folder, ...(checkpoints && { checkpoints }) }] : [],
  );
  await pool<TrialJob, WorkerMessage>({
    module: new URL(`./worker${extname(import.meta.url)}`, import.meta.url),
    execArgv: [...typescript, `--max-old-space-size=${memoryPerWorker(numWorkers)}`],
    jobs,
    numWorkers,
    signal,
    onMessage({ index }, message) {
      if ("news" in message) watcher?.news(planned[index], message.news);
      else failures.set(index, message.failure);
    },
    onOutput: ({ index }, text) => watcher?.printed(planned[index], text),
    onEnd({ index }, problem) {
      const place = planned[index];
      // What happens to a process after its run is done does not matter.
      if (problem === undefined || statusOf(place) === "done") return watcher?.ended(place, undefined);
      const failure = failures.get(index) ?? { error: problem };
      try {
        writeJson(join(place.folder, "failed.json"), failure);
      } catch (error) {
        unwritten.push(error as Error);
      }
      watcher?.ended(place, failure.error);
    },
  });
  if (unwritten.length > 0) throw unwritten[0];

  const statuses = planned.map(statusOf);
  const count = (status: string) => statuses.filter((each) => each === status).length;
  return { numDone: count("done"), numFailed: count("failed"), numOpen: count("open") };
}

// Children load experiments and environments written in TypeScript, whatever Node runs them.
const typescript = ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href];

/** MiB of heap: what the machine has, shared, and no less than Node needs for a modest run. */
const memoryPerWorker = (numWorkers: number): number =>
  Math.max(512, Math.floor((0.8 * totalmem()) / 2 ** 20 / numWorkers));
