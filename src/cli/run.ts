import { join } from "node:path";
import { Option, type Command } from "commander";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";
import { engineNamed, engineNames } from "../experiments/engines.ts";
import { loadExperiment } from "../experiments/source.ts";
import { checkpointPace } from "./checkpointPace.ts";
import { wholeNumber } from "./numbers.ts";
import type { Terminal } from "./screen.ts";

interface RunFlags {
  readonly workers?: number;
  readonly out?: string;
  readonly seeds?: number;
  readonly quick?: boolean;
  readonly fresh?: boolean;
  readonly checkpointEvery?: CheckpointPace;
  readonly engine: string;
}

const help = `
Every run gets a folder of its own under results/<experiment>/runs. Start the same
command again after an interruption, and it goes on where it was: what is done is kept,
what was under way goes on from its checkpoint, to the same numbers.

Examples:
  $ saddle run experiments/quickstart.ts
  $ saddle run experiments/quickstart.ts --quick              a first look, in results/quickstart-quick
  $ saddle run experiments/quickstart.ts --seeds 10 --workers 4
  $ saddle run experiments/quickstart.ts --fresh              move earlier results aside and begin anew`;

/** `saddle run`: an experiment, from its file to a report. */
export function addRun(program: Command, terminal: Terminal, end: (code: number) => void): void {
  program
    .command("run")
    .description("run an experiment, then write its tables and its report")
    .argument("<experiment>", "the path of an experiment, such as experiments/quickstart.ts")
    .option("--workers <n>", "how many runs at a time (default: one per core)", wholeNumber(1))
    .option("--out <folder>", "where the results go (default: results/<experiment>)")
    .option("--seeds <n>", "how many seeds, instead of the experiment's own", wholeNumber(1))
    .option("--quick", "2 seeds (unless --seeds says otherwise) and a tenth of the steps")
    .option("--fresh", "move earlier results aside instead of going on from them")
    .option(
      "--checkpoint-every <time>",
      "how often to save: 60s of time, or 20u for updates (default: 60s)",
      checkpointPace,
    )
    .addOption(new Option("--engine <name>", "where the networks live").choices(engineNames).default("wasm"))
    .addHelpText("after", help)
    .action(async (path: string, flags: RunFlags) => {
      const numSeeds = flags.seeds ?? (flags.quick ? 2 : undefined);
      const source = {
        experiment: path,
        ...(numSeeds !== undefined && { numSeeds }),
        ...(flags.quick && { shortening: 10 }),
      };
      const experiment = await loadExperiment(source);
      const command = [
        `npx saddle run ${path}`,
        flags.seeds === undefined ? "" : ` --seeds ${flags.seeds}`,
        flags.quick ? " --quick" : "",
        flags.engine === "wasm" ? "" : ` --engine ${flags.engine}`,
      ].join("");
      const options = {
        source,
        experiment,
        engine: (await engineNamed(flags.engine)).name,
        folder: flags.out ?? join("results", `${experiment.name}${flags.quick ? "-quick" : ""}`),
        command,
        earlier: flags.fresh ? ("moveAside" as const) : ("resume" as const),
        ...(flags.workers !== undefined && { numWorkers: flags.workers }),
        ...(flags.checkpointEvery && { checkpoints: flags.checkpointEvery }),
      };
      const { conduct } = await import("./conduct.ts");
      end(await conduct(options, terminal));
    });
}
