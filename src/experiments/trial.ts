import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { lagrangianPpo } from "../algorithms/lagrangianPpo.ts";
import type { Agent } from "../algorithms/algorithm.ts";
import type { Engine } from "../engine/engine.ts";
import { costNamesOf } from "../env/defineEnv.ts";
import { train, type UpdateRow } from "../train.ts";
import { writeCompactJson, writeJson, writeWhole } from "./files.ts";
import { evaluationOf, exactEvaluation } from "./evaluation.ts";
import { toJson } from "./json.ts";
import type { UpdateRecord } from "./record.ts";
import type { Place, RunRecord } from "./store.ts";
import { policyState } from "./trained.ts";

/** How far a run is. */
export interface TrialNews {
  readonly step: number;
  readonly episodeReturn: number;
  /** Of the first constraint; NaN where there is none. */
  readonly episodeCost: number;
  readonly lagrangeMultiplier: number;
}

export interface TrialOptions {
  readonly engine: Engine;
  /** Hears of progress, about ten times a second. */
  readonly onNews?: (news: TrialNews) => void;
}

const newsInterval = 100; // ms
const numExactUpdates = 60; // per run, at most

/**
 * Does one run from beginning to end: trains, evaluates, and writes what came
 * of it to the run's folder. `done` is written last, so that whatever interrupts
 * a run leaves it to be done again.
 */
export async function runTrial(place: Place, { engine, onNews = () => {} }: TrialOptions): Promise<void> {
  const { run, folder, task, hash } = place;
  const { algorithm, seed, totalSteps } = run;
  const costNames = costNamesOf(run.task.env);
  const record: RunRecord = { task, algorithm: algorithm.name, seed, hash, costNames, settings: place.settings };
  for (const stale of ["done", "failed.json"]) rmSync(join(folder, stale), { force: true });
  writeJson(join(folder, "run.json"), record);

  const started = performance.now();
  const agent = await trainInto(place, engine, onNews);
  const seconds = (performance.now() - started) / 1000;
  writeCompactJson(join(folder, "evaluation.json"), evaluationOf(run, agent.policy));
  writeJson(join(folder, "timing.json"), { seconds, stepsPerSecond: totalSteps / seconds });
  writeWhole(join(folder, "done"), `${hash}\n`);
}

/** Trains, and leaves the log and the last good policy behind, also where training fails. */
async function trainInto({ run, folder }: Place, engine: Engine, onNews: (news: TrialNews) => void): Promise<Agent> {
  const { task, seed, totalSteps } = run;
  const algorithm = lagrangianPpo(run.algorithm);
  const numUpdates = Math.floor(totalSteps / (algorithm.numEnvs * algorithm.numSteps));
  const log = openSync(join(folder, "updates.jsonl"), "w");
  let agent: Agent | undefined;
  let heard = -Infinity;
  try {
    for (const row of train({ task, algorithm, seed, totalSteps, engine })) {
      agent = row.agent;
      const exact = isShown(row.update, numUpdates) && exactEvaluation(task, agent.policy, "stochastic");
      writeSync(log, `${toJson(updateRecord(row, exact || undefined))}\n`);
      if (performance.now() - heard < newsInterval) continue;
      heard = performance.now();
      onNews(newsOf(row));
      // Training never waits, so this is where signals and a lost parent are noticed.
      await setImmediate();
    }
  } finally {
    closeSync(log);
    if (agent) writeCompactJson(join(folder, "policy.json"), policyState(agent));
  }
  return agent!;
}

/** Whether an update is one of at most 60, evenly spaced and the last among them, whose policy is evaluated exactly. */
const isShown = (update: number, numUpdates: number): boolean => {
  const shown = Math.min(numUpdates, numExactUpdates);
  return Math.floor((update * shown) / numUpdates) > Math.floor(((update - 1) * shown) / numUpdates);
};

const updateRecord = (row: UpdateRow, exact: UpdateRecord["exact"]): UpdateRecord => ({
  update: row.update,
  step: row.step,
  episodes: row.episodes,
  dual: row.dual,
  losses: row.losses,
  ...(exact && { exact }),
});

const newsOf = ({ step, episodes, dual }: UpdateRow): TrialNews => ({
  step,
  episodeReturn: episodes.episodeReturn,
  episodeCost: dual[0]?.episodeCost ?? NaN,
  lagrangeMultiplier: dual[0]?.lagrangeMultiplier ?? NaN,
});
