import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { claim } from "../experiments/claim.ts";
import type { Experiment } from "../experiments/experiment.ts";
import { planOf, type PlanOptions } from "../experiments/plan.ts";
import { writePlan } from "../experiments/planFile.ts";
import { places, refuseOthers, refuseUnwritable, statusOf, type Place } from "../experiments/store.ts";
import { estimate } from "./estimate.ts";
import { experimentAt, withExperiment, type ExperimentFlags } from "./experimentOptions.ts";
import { wholeNumber } from "./numbers.ts";
import { quoted } from "./quoted.ts";
import { exitCodes, type Terminal } from "./screen.ts";

const help = `
Writes plan.json: every run with its number and its hash, and where it comes from. No
run is begun. "saddle run" does all of them, "saddle run-trial" one by its number, in
any process that sees the folder. The time is judged by the runs that are done already,
and for others by a few updates, measured for about ten seconds.

Examples:
  $ saddle plan experiments/quickstart.ts
  $ saddle plan experiments/quickstart.ts --quick --workers 8     how long eight at a time take`;

/** `saddle plan`: what an experiment would do, and how long that takes. */
export function addPlan(program: Command, terminal: Terminal, end: (code: number) => void): void {
  withExperiment(program.command("plan"))
    .description("write down the runs of an experiment and estimate their time, without running any")
    .option("--workers <n>", "how many runs at a time the estimate is for (default: one per core)", wholeNumber(1))
    .addHelpText("after", help)
    .action(async (path: string, flags: ExperimentFlags & { readonly workers?: number }) => {
      const { out, interrupt } = terminal;
      const asked = await experimentAt(path, flags);
      const planned = await written(asked);
      const open = planned.filter((place) => statusOf(place) !== "done");
      out.write(`${asked.experiment.question}\n${extent(asked.experiment, planned, open)} → ${asked.folder}\n`);
      const numWorkers = flags.workers ?? availableParallelism();
      if (open.length > 0) out.write(await estimate(planned, open, { engine: asked.engine, numWorkers }, terminal));
      if (interrupt.aborted) return end(exitCodes.interrupted);
      const file = join(asked.folder, "plan.json");
      const there = flags.out === undefined ? "" : ` --out ${quoted(flags.out)}`;
      const index = planned.length === 1 ? "0" : `<0 to ${planned.length - 1}>`;
      out.write(`plan: ${file}\nall of it here: ${asked.command}${there}\n`);
      out.write(`or one run anywhere: npx saddle run-trial ${quoted(file)} ${index}\n`);
    });
}

/** Writes the plan, and answers where its runs are to lie. */
async function written(asked: PlanOptions & { readonly folder: string }): Promise<Place[]> {
  const { experiment, engine, folder } = asked;
  const planned = places(experiment, engine, folder);
  refuseUnwritable(folder, ".");
  const release = await claim(folder);
  try {
    refuseOthers(folder, planned);
    writePlan(folder, planOf(asked), experiment);
  } finally {
    release();
  }
  return planned;
}

/** How much there is to do, and how much of it is done. */
function extent({ tasks, algorithms, seeds }: Experiment, planned: readonly Place[], open: readonly Place[]): string {
  const steps = (list: readonly Place[]) => list.reduce((sum, { run }) => sum + run.totalSteps, 0);
  const numDone = planned.length - open.length;
  const rest = open.length > 0 ? `, ${steps(open)} steps to go` : "";
  const done = numDone > 0 ? `, ${numDone} done already${rest}` : "";
  const shape = [count(tasks, "task"), count(algorithms, "algorithm"), count(seeds, "seed")].join(" × ");
  return `${count(planned, "run")} (${shape}), ${steps(planned)} steps${done}`;
}

const count = (list: readonly unknown[], what: string): string =>
  `${list.length} ${what}${list.length === 1 ? "" : "s"}`;
