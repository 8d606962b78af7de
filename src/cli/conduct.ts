import { availableParallelism } from "node:os";
import { join, relative } from "node:path";
import { limitWarnings } from "../exact/limitWarnings.ts";
import type { Task } from "../env/task.ts";
import { inUnits } from "../env/units.ts";
import { writeReport } from "../report/writeReport.ts";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { progress } from "../experiments/progress.ts";
import { runExperiment } from "../experiments/runner.ts";
import type { Source } from "../experiments/source.ts";
import { followLogs } from "../logs/followLogs.ts";
import type { LogFormatName } from "../logs/formats.ts";
import { lossForms } from "../losses/forms.ts";
import { loadResults } from "../tables/load.ts";
import { writeTables } from "../tables/write.ts";
import { estimateByTimings } from "./estimate.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { summary } from "./summary.ts";

/** What to run, and how: {@link runExperiment} with live progress and logs. */
export interface ConductOptions {
  readonly source: Source;
  readonly experiment: Experiment;
  readonly engine: string;
  readonly folder: string;
  readonly command: string;
  readonly numWorkers?: number;
  readonly earlier?: "resume" | "moveAside";
  readonly checkpoints?: CheckpointPace;
  readonly numRetries?: number;
  readonly patience?: number; // ms for other processes to leave a run
  /** Logs to write while training, and once more when it is over. */
  readonly logs?: readonly LogFormatName[];
}

/** Runs an experiment with live progress, then writes tables and report and prints a summary. Answers the exit code. */
export async function conduct(options: ConductOptions, { out, err, interrupt }: Terminal): Promise<number> {
  const { folder, experiment, numWorkers = availableParallelism() } = options;
  const start = progress(err, () => performance.now() / 1000);
  const complain = (problem: string) => void err.write(`${problem}\n`);
  const logs = followLogs(folder, options.logs ?? [], { now: () => Date.now() / 1000, complain });
  let finish = () => {};
  const promise = () => void err.write("stopping after the updates under way; Ctrl-C again stops at once\n");
  interrupt.addEventListener("abort", promise, { once: true });
  const { numDone, numFailed, numOpen } = await runExperiment({
    ...options,
    signal: interrupt,
    watcher(planned, open) {
      const numEarlier = planned.length - open.length;
      const done = numEarlier > 0 ? `, ${numEarlier} done already` : "";
      out.write(
        `${experiment.question}\n${limits(experiment)}${warnings(experiment)}${losses(experiment)}${count(planned.length)}, ${planned.reduce((sum, { run }) => sum + run.totalSteps, 0)} steps${done} → ${folder}\n${estimateByTimings(planned, open, numWorkers)}`,
      );
      const watcher = start(planned, open);
      finish = () => watcher.finish();
      return logs.beside(watcher);
    },
  }).finally(() => finish());
  logs.finish();
  if (interrupt.aborted) {
    out.write(
      `interrupted: ${numDone} of ${numDone + numFailed + numOpen} runs are done; the same command goes on from there\n`,
    );
    return exitCodes.interrupted;
  }
  const results = loadResults(folder);
  writeTables(folder, results);
  out.write(`\n${summary(results, folder)}\n\n`);
  if (numDone > 0) {
    const { html } = await writeReport(folder);
    out.write(`report: ${relative(process.cwd(), html) || html}\n`);
  }
  out.write(`tables: ${join(folder, "tables")}\n`);
  if (numFailed > 0)
    out.write(`${count(numFailed)} failed, as failed.json in the run's folder says; the same command tries again\n`);
  if (numOpen > 0)
    out.write(`${count(numOpen)} left to other processes; once they are through, the same command gathers all\n`);
  return numFailed + numOpen === 0 ? exitCodes.ok : exitCodes.failed;
}

const limits = ({ tasks }: Experiment) =>
  tasks.flatMap((task) => (task.constraints.length > 0 ? limitsOf(task) : [`${task.env.id}, ${UNLIMITED}\n`])).join("");

const limitsOf = (task: Task) => task.constraints.map((constraint) => `${task.env.id}, ${inUnits(constraint, task)}\n`);

const UNLIMITED = "nothing is constrained: costs are not limited; atMost(…), or --limit, sets a limit";

const warnings = ({ tasks }: Experiment) =>
  tasks
    .flatMap(limitWarnings)
    .map((text) => `warning: ${text}\n`)
    .join("");

const losses = ({ algorithms }: Experiment) => `losses: ${[...new Set(algorithms.map(lossForms))].join("; ")}\n`;

const count = (numRuns: number) => (numRuns === 1 ? "1 run" : `${numRuns} runs`);
