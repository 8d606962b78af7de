import { availableParallelism } from "node:os";
import { join } from "node:path";
import { attemptCounter } from "./attempts.ts";
import type { CheckpointPace } from "./checkpointPace.ts";
import { refuseBusy } from "./busy.ts";
import { memoryPerWorker, typescript, workerModule } from "./childProcesses.ts";
import { claim } from "./claim.ts";
import type { Experiment } from "./experiment.ts";
import { mendFree } from "./mend.ts";
import { planOf } from "./plan.ts";
import { writePlan } from "./planFile.ts";
import { pool } from "./pool.ts";
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

/** Which experiment to run, where and how. */
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
  /** How often a run that fails is tried again, after the others; never unless said otherwise. */
  readonly numRetries?: number;
  /** Milliseconds to wait for a run that another process is at; 30 s unless said otherwise. */
  readonly patience?: number;
  /** Stops after the updates that are under way, with a checkpoint of each run. */
  readonly signal?: AbortSignal;
}

/** What became of an experiment. */
export interface RunnerReport {
  readonly numDone: number;
  readonly numFailed: number;
  readonly numOpen: number; // not begun, interrupted, or left to another process that is at it
}

type Claimed = RunnerOptions & { readonly planned: readonly Place[] };

/**
 * Does the runs of an experiment that are not done yet, in child processes. A run that fails is remembered as failed
 * and tried again, in this sitting as often as was asked and then the next time; the others go on. A run that another
 * process is at is left to it.
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
      await refuseBusy(folder, options.patience);
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
  const { source, experiment, engine, folder, planned, checkpoints, patience, numRetries = 0 } = options;
  const { numWorkers = availableParallelism(), signal = new AbortController().signal } = options;
  for (const each of [folder, join(folder, "tables")]) tidy(each);
  const mended = await mendFree(planned);
  refuseOthers(folder, planned);
  writePlan(folder, planOf(options), experiment);

  const isOpen = (place: Place) => statusOf(place) !== "done";
  const open = planned.filter(isOpen);
  const watcher = options.watcher?.(planned, open);
  for (const { place, problem } of mended) watcher?.printed(place, problem);
  const failures = new Map<number, FailureRecord>();
  const held = new Map<number, string>();
  const attempts = attemptCounter(open, numRetries);
  const unwritten: Error[] = [];
  const ways = { ...(checkpoints && { checkpoints }), ...(patience !== undefined && { patience }) };
  const jobs = planned.flatMap((place, index): TrialJob[] =>
    isOpen(place) ? [{ source, index, engine, folder, ...ways }] : [],
  );
  await pool<TrialJob, WorkerMessage>({
    module: workerModule,
    execArgv: [...typescript, `--max-old-space-size=${memoryPerWorker(numWorkers)}`],
    jobs,
    numWorkers,
    signal,
    onMessage({ index }, message) {
      if ("news" in message) watcher?.news(planned[index], message.news);
      else if ("held" in message) held.set(index, message.held);
      else failures.set(index, message.failure);
    },
    onOutput: ({ index }, text) => watcher?.printed(planned[index], text),
    async onEnd({ index }, problem) {
      const place = planned[index];
      const failure = failures.get(index) ?? { error: problem ?? "" };
      failures.delete(index);
      // What happens to a process after its run is done does not matter.
      if (problem === undefined || statusOf(place) === "done") {
        watcher?.ended(place, undefined);
        return false;
      }
      if (held.has(index)) {
        watcher?.printed(place, `left to another process: ${held.get(index)}`);
        return false;
      }
      const verdict = await attempts.failed(place, failure).catch((error: Error) => void unwritten.push(error));
      if (verdict?.isTriedAgain) watcher?.printed(place, verdict.text);
      else watcher?.ended(place, failure.error);
      return verdict?.isTriedAgain ?? false;
    },
  });
  if (unwritten.length > 0) throw unwritten[0];

  const statuses = planned.map(statusOf);
  const count = (status: string) => statuses.filter((each) => each === status).length;
  return { numDone: count("done"), numFailed: count("failed"), numOpen: count("open") };
}
