import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { meanByPair, timeLeft, type KnownPair } from "./budget.ts";
import type { Plan } from "./plan.ts";
import { standingOf, type Standing } from "./planStanding.ts";
import { timingsOf } from "./planTimings.ts";
import { logFile } from "./resumption.ts";

/** How an experiment stands. */
export interface Progress {
  readonly standings: readonly Standing[];
  readonly numSteps: number; // done, of all runs
  readonly totalSteps: number;
  /** When anything changed last, in milliseconds since 1970. */
  readonly changed: number;
  /**
   * For what is open or running, with as many at a time as run just now, or else as there are cores here; NaN where
   * no run tells how long one takes.
   */
  readonly secondsLeft: number;
}

/** How the runs of a plan stand in its folder, by their files alone; nothing is changed. */
export async function progressOf(folder: string, plan: Plan): Promise<Progress> {
  const standings = await Promise.all(plan.runs.map((run) => standingOf(folder, run)));
  const running = standings.filter(({ status }) => status === "running");
  const open = standings.filter(({ status }) => status === "open");
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const known = timingsOf(plan.runs.map((run) => ({ ...run, folder: join(folder, run.folder) })));
  return {
    standings,
    numSteps: sum(standings.map(({ numSteps }) => numSteps)),
    totalSteps: sum(plan.runs.map(({ totalSteps }) => totalSteps)),
    changed: Math.max(statSync(join(folder, "plan.json")).mtimeMs, ...standings.map(({ changed }) => changed)),
    secondsLeft: timeLeft(
      [...running, ...open].map(restOf),
      known.length > 0 ? known : meanByPair(running.flatMap((standing) => soFar(folder, standing))),
      running.length > 0 ? running.length : availableParallelism(),
    ),
  };
}

/** What of a run is still to be done. */
const restOf = ({ run: { task, algorithm, totalSteps }, numSteps }: Standing) => ({
  task,
  algorithm,
  share: 1 - Math.min(1, numSteps / totalSteps),
});

/** How long a run will have taken at the pace of its log, where the process that is at it began the log. */
function soFar(folder: string, { run, numSteps }: Standing): KnownPair[] {
  const at = join(folder, run.folder);
  const log = statSync(logFile(at), { throwIfNoEntry: false });
  const begun = statSync(join(at, "run.json"), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  if (!log || log.birthtimeMs < begun || log.mtimeMs <= begun || numSteps === 0) return [];
  const { task, algorithm, totalSteps } = run;
  return [{ task, algorithm, seconds: (((log.mtimeMs - begun) / 1000) * totalSteps) / numSteps }];
}
