import type { Command } from "commander";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";
import type { LogFormatName } from "../logs/formats.ts";
import { checkpointPace } from "./checkpointPace.ts";
import { experimentAt, withExperiment, type ExperimentFlags } from "./experimentOptions.ts";
import { logOption } from "./logOption.ts";
import { wholeNumber } from "./numbers.ts";
import type { Terminal } from "./screen.ts";

interface RunFlags extends ExperimentFlags {
  readonly workers?: number;
  readonly fresh?: boolean;
  readonly retries?: number;
  readonly log?: readonly LogFormatName[];
  readonly checkpointEvery?: CheckpointPace;
}

const help = `
Every run gets a folder of its own under results/<experiment>/runs. Start the same
command again after an interruption, and it goes on where it was: what is done is kept,
what was under way goes on from its checkpoint, to the same numbers, and what failed is
tried again. "saddle status" says how it stands meanwhile.

Examples:
  $ saddle run experiments/quickstart.ts
  $ saddle run experiments/quickstart.ts --quick              a first look, in results/quickstart-quick
  $ saddle run experiments/quickstart.ts --seeds 10 --workers 4
  $ saddle run experiments/quickstart.ts --retries 2          try again what fails, up to twice
  $ saddle run experiments/quickstart.ts --log tensorboard,csv
  $ saddle run experiments/quickstart.ts --fresh              move earlier results aside and begin anew`;

/** `saddle run`: an experiment, from its file to a report. */
export function addRun(program: Command, terminal: Terminal, end: (code: number) => void): void {
  withExperiment(program.command("run"))
    .description("run an experiment, then write its tables and its report")
    .option("--workers <n>", "how many runs at a time (default: one per core)", wholeNumber(1))
    .option("--fresh", "move earlier results aside instead of going on from them")
    .option("--retries <n>", "how often a run that fails is tried again, after the others (default: 0)", wholeNumber(0))
    .option(
      "--checkpoint-every <time>",
      "how often to save: 60s of time, or 20u for updates (default: 60s)",
      checkpointPace,
    )
    .option("--log <kinds>", "logs to write while training, in <results>/logs: tensorboard, csv, jsonl", logOption)
    .addHelpText("after", help)
    .action(async (path: string, flags: RunFlags) => {
      const options = {
        ...(await experimentAt(path, flags)),
        earlier: flags.fresh ? ("moveAside" as const) : ("resume" as const),
        ...(flags.workers !== undefined && { numWorkers: flags.workers }),
        ...(flags.retries !== undefined && { numRetries: flags.retries }),
        ...(flags.checkpointEvery && { checkpoints: flags.checkpointEvery }),
        ...(flags.log && { logs: flags.log }),
      };
      const { conduct } = await import("./conduct.ts");
      end(await conduct(options, terminal));
    });
}
