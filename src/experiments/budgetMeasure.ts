import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setImmediate } from "node:timers/promises";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import type { Engine } from "../engine/engine.ts";
import { train } from "../train.ts";
import { pairName, type KnownPair } from "./budget.ts";
import { typescript, workerModule } from "./childProcesses.ts";
import { evaluationOf } from "./evaluation.ts";
import { exactUpdate } from "./exactUpdate.ts";
import { pairOf } from "./planTimings.ts";
import { numShown } from "./shownUpdates.ts";
import type { Place } from "./store.ts";

/** On what, and how long, to measure. */
export interface MeasureOptions {
  readonly engine: Engine;
  /** How long all of it may take; the update under way is waited for. */
  readonly seconds: number;
  readonly signal?: AbortSignal;
}

/** What was found, and what could not be. */
export interface Measured {
  readonly known: readonly KnownPair[];
  readonly problems: readonly string[];
  readonly seconds: number; // that it took
}

/**
 * How long one run of each pair of task and algorithm takes, judged by its first two updates, a part of its evaluation
 * and the start of a process. Where there is no time for all pairs, every task and every algorithm comes before the
 * rest. Nothing is written.
 */
export async function measured(places: readonly Place[], options: MeasureOptions): Promise<Measured> {
  const { engine, seconds, signal } = options;
  const begun = now();
  const isOver = () => now() - begun >= seconds || (signal?.aborted ?? false);
  const known: KnownPair[] = [];
  const problems: string[] = [];
  const start = isOver() ? 0 : await secondsToStart();
  for (const place of spread(places)) {
    if (isOver()) break;
    const pair = pairOf(place);
    try {
      known.push({ ...pair, seconds: start + secondsOfRun(place, engine, isOver) });
    } catch (error) {
      problems.push(`${pair.task}, ${pair.algorithm}: cannot be measured: ${(error as Error).message}`);
    }
    await setImmediate(); // where Ctrl-C is noticed
  }
  return { known, problems, seconds: now() - begun };
}

/** One place for each pair, those of the first task and of the first algorithm foremost. */
function spread(places: readonly Place[]): Place[] {
  const all = [...new Map(places.map((place) => [pairName(pairOf(place)), place])).values()];
  const tasks = [...new Set(all.map(({ task }) => task))];
  const algorithms = [...new Set(all.map(({ run }) => run.algorithm.name))];
  const distance = ({ task, run }: Place) => Math.min(tasks.indexOf(task), algorithms.indexOf(run.algorithm.name));
  return all.sort((a, b) => distance(a) - distance(b));
}

function secondsOfRun({ run, settings }: Place, engine: Engine, isOver: () => boolean): number {
  const { numEnvs, numSteps } = run.algorithm;
  const numUpdates = Math.floor(run.totalSteps / (numEnvs * numSteps));
  const updates = train({ ...run, algorithm: lagrangianPpo(run.algorithm), engine });
  let latest = timed(() => updates.next());
  // The first update also compiles; the second is more like those that follow.
  if (numUpdates > 1 && !isOver()) latest = timed(() => updates.next());
  const row = latest.answer.value!;
  const exact = timed(() => exactUpdate(run, settings, row));
  const part = Math.ceil(run.evaluationEpisodes / 10);
  const evaluation = timed(() => evaluationOf({ ...run, evaluationEpisodes: part }, row.agent.policy));
  return (
    latest.seconds * numUpdates
    + exact.seconds * numShown(numUpdates)
    + (evaluation.seconds * run.evaluationEpisodes) / part
  );
}

/** What a process of its own takes to begin: the module of a worker ends by itself where nobody gives it a job. */
async function secondsToStart(): Promise<number> {
  const begun = now();
  const child = spawn(process.execPath, [...typescript, fileURLToPath(workerModule)], { stdio: "ignore" });
  await once(child, "exit");
  return now() - begun;
}

function timed<Answer>(act: () => Answer): { readonly answer: Answer; readonly seconds: number } {
  const begun = now();
  const answer = act();
  return { answer, seconds: now() - begun };
}

const now = () => performance.now() / 1000;
