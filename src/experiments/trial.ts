import { rmSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Agent } from "../algorithms/algorithm.ts";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import type { Engine } from "../engine/engine.ts";
import { costNamesOf } from "../env/defineEnv.ts";
import { train } from "../train.ts";
import { checkpointClock, usualPace, type CheckpointPace } from "./checkpointPace.ts";
import { writeChecksums } from "./checksums.ts";
import { claim } from "./claim.ts";
import { evaluationOf } from "./evaluation.ts";
import { exactUpdate } from "./exactUpdate.ts";
import { makeFolder, writeCompactJson, writeJson, writeWhole } from "./files.ts";
import { forget, keep, logFile, resumption } from "./resumption.ts";
import { isShown } from "./shownUpdates.ts";
import { statusOf, type Place, type RunRecord } from "./store.ts";
import { tidy } from "./tidy.ts";
import { policyState } from "./trained.ts";
import { newsOf, updateRecord, type TrialNews } from "./trialNews.ts";
import { updateLog } from "./updateLog.ts";

export type { TrialNews } from "./trialNews.ts";

/** How to do a run, and who hears of it. */
export interface TrialOptions {
  readonly engine: Engine;
  /** Hears of progress, about ten times a second. */
  readonly onNews?: (news: TrialNews) => void;
  /** Hears why a checkpoint is of no use. */
  readonly complain?: (problem: string) => void;
  readonly checkpoints?: CheckpointPace; // every 60 s unless said otherwise
  readonly patience?: number; // ms for a process that was told to leave the run; 30 s unless said otherwise
  readonly startSeconds?: number; // that the process took to begin, for the record of times
  /** Training stops after the present update, leaving a checkpoint. */
  readonly signal?: AbortSignal;
}

/** Milliseconds for a process that was told to leave a run. */
export const usualPatience = 30_000;

const newsInterval = 100; // ms

/**
 * Does one run from beginning to end, or from its checkpoint on: trains,
 * evaluates, and writes what came of it to the run's folder. `done` is written
 * last, so that whatever interrupts a run leaves it to be gone on with.
 */
export async function runTrial(place: Place, options: TrialOptions): Promise<void> {
  makeFolder(place.folder);
  const release = await claim(place.folder, { patience: options.patience ?? usualPatience });
  try {
    // Who held it before may have come to the end.
    if (statusOf(place) !== "done") await work(place, options);
  } finally {
    release();
  }
}

async function work(place: Place, options: TrialOptions): Promise<void> {
  const { run, folder, task, hash, settings } = place;
  const { algorithm, seed, totalSteps } = run;
  tidy(folder);
  for (const stale of ["done", "failed.json", "checksums", "evaluation.json", "timing.json"])
    rmSync(join(folder, stale), { force: true });
  const costNames = costNamesOf(run.task.env);
  const record: RunRecord = { task, algorithm: algorithm.name, seed, hash, costNames, settings };
  writeJson(join(folder, "run.json"), record);
  try {
    const trained = await trainInto(place, options);
    if (!trained) return;
    const { agent, seconds } = trained;
    const evaluating = performance.now();
    writeCompactJson(join(folder, "evaluation.json"), evaluationOf(run, agent.policy));
    const evaluationSeconds = (performance.now() - evaluating) / 1000;
    const spans = { seconds, evaluationSeconds, startSeconds: options.startSeconds ?? 0 };
    writeJson(join(folder, "timing.json"), { ...spans, stepsPerSecond: totalSteps / seconds });
  } catch (error) {
    // What the disk refused may be written another time; what failed by itself would fail again, or was mended.
    if (!isOfTheDisk(error)) {
      forget(folder);
      writeChecksums(folder);
    }
    throw error;
  }
  writeChecksums(folder);
  writeWhole(join(folder, "done"), `${hash}\n`);
  forget(folder);
}

/** Trains, and leaves the log and the last good policy behind, also where training fails. Answers nothing where it was stopped. */
async function trainInto(place: Place, options: TrialOptions): Promise<Trained | undefined> {
  const { run, folder } = place;
  const { engine, onNews = () => {}, complain = () => {}, checkpoints = usualPace, signal } = options;
  const { task, seed, totalSteps } = run;
  const resumed = resumption(place, engine, complain);
  let agent: Agent | undefined;
  const method = lagrangianPpo(run.algorithm);
  const algorithm = { ...method, agent: (...of: Parameters<typeof method.agent>) => (agent = method.agent(...of)) };
  const numUpdates = Math.floor(totalSteps / (algorithm.numEnvs * algorithm.numSteps));
  const started = performance.now();
  const seconds = () => (resumed?.seconds ?? 0) + (performance.now() - started) / 1000;
  const isDue = checkpointClock(checkpoints);
  const log = updateLog(logFile(folder), resumed?.log);
  let numDone = resumed?.from.update ?? 0;
  let heard = -Infinity;
  try {
    for (const row of train({ task, algorithm, seed, totalSteps, engine, ...(resumed && { from: resumed.from }) })) {
      const exact = isShown(row.update, numUpdates) ? exactUpdate(run, place.settings, row) : undefined;
      log.append(updateRecord(row, exact));
      numDone = row.update;
      if (performance.now() - heard >= newsInterval) {
        heard = performance.now();
        onNews(newsOf(row));
        // Training never waits, so this is where signals and a lost parent are noticed.
        await setImmediate();
      }
      const isStopped = signal?.aborted ?? false;
      if (isStopped || isDue(row.update)) {
        const problem = kept(() => keep(place, row.checkpoint(), log.mark(), seconds()));
        if (problem !== undefined) complain(`no checkpoint of update ${row.update}: ${problem}`);
      }
      if (isStopped) return undefined;
    }
  } finally {
    log.close();
    if (agent && numDone > 0) writeCompactJson(join(folder, "policy.json"), policyState(agent));
  }
  return { agent: agent!, seconds: seconds() };
}

/** Whether it was the file system that failed. */
const isOfTheDisk = (error: unknown) => (error as NodeJS.ErrnoException).syscall !== undefined;

/** Why there is nothing to keep: an environment may hold what cannot be saved. What the disk refuses is thrown. */
function kept(save: () => void): string | undefined {
  try {
    return void save();
  } catch (error) {
    if (isOfTheDisk(error)) throw error;
    return (error as Error).message;
  }
}

interface Trained {
  readonly agent: Agent;
  readonly seconds: number;
}
