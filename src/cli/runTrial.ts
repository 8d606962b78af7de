import type { Command } from "commander";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";
import { damagedFile } from "../experiments/checksums.ts";
import { runName } from "../experiments/plan.ts";
import { planPath } from "../experiments/planFile.ts";
import { plannedPlace, runPlanned } from "../experiments/planRun.ts";
import { progress } from "../experiments/progress.ts";
import { statusOf } from "../experiments/store.ts";
import { checkpointPace } from "./checkpointPace.ts";
import { wholeNumber } from "./numbers.ts";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
Its files go where "saddle run" would have put them. Told to stop (SIGTERM or Ctrl-C), it
leaves a checkpoint and ends with code 130; the same command goes on from there. Code 0:
the run is done; code 1: it failed, or was refused. Any number may run in one folder, on
any machines that share it. "saddle status" shows how they stand, and "saddle report"
gathers what they did.

Examples:
  $ saddle plan experiments/quickstart.ts
  $ saddle run-trial results/quickstart/plan.json 0

  A SLURM array, which warns each run a minute before its time is up:
    #!/bin/bash
    #SBATCH --array=0-109 --cpus-per-task=1 --time=01:00:00 --signal=TERM@60 --requeue
    srun node_modules/.bin/saddle run-trial results/quickstart/plan.json $SLURM_ARRAY_TASK_ID
    [ $? -ne 130 ] || scontrol requeue \${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
  (Not by npx, which keeps signals to itself; in a clone, by node src/cli/saddle.mjs.)

  Without a scheduler, four at a time:
    seq 0 109 | xargs -P 4 -I{} npx saddle run-trial results/quickstart/plan.json {}`;

/** `saddle run-trial`: one run of a plan, for whatever schedules them. */
export function addRunTrial(program: Command, { out, err, interrupt }: Terminal, end: (code: number) => void): void {
  program
    .command("run-trial")
    .description("do one run of a plan in this process: what a cluster's scheduler calls")
    .argument("<plan>", "a plan.json that saddle plan or saddle run wrote, or its folder")
    .argument("<index>", "which of its runs: 0, 1, …", wholeNumber(0))
    .option(
      "--checkpoint-every <time>",
      "how often to save: 60s of time, or 20u for updates (default: 60s)",
      checkpointPace,
    )
    .addHelpText("after", help)
    .action(async (path: string, index: number, flags: { readonly checkpointEvery?: CheckpointPace }) => {
      const planned = await plannedPlace(planPath(path), index);
      const { plan, place } = planned;
      const name = `run ${index}, ${runName(plan.runs[index])}`;
      const isDone = statusOf(place) === "done" && damagedFile(place.folder) === undefined;
      if (isDone) return void out.write(`${name}: is done already → ${place.folder}\n`);
      out.write(`${name}: ${place.run.totalSteps} steps → ${place.folder}\n`);
      const watcher = progress(err, () => performance.now() / 1000)([place], [place]);
      const status = await runPlanned(planned, {
        onNews: (news) => watcher.news(place, news),
        complain: (problem) => watcher.printed(place, problem),
        startSeconds: process.uptime(),
        signal: interrupt,
        ...(flags.checkpointEvery && { checkpoints: flags.checkpointEvery }),
      }).finally(() => watcher.finish());
      if (status === "done") return void out.write("done\n");
      out.write("interrupted, with a checkpoint; the same command goes on from there\n");
      end(exitCodes.interrupted);
    });
}
