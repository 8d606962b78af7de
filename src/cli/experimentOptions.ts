import { join } from "node:path";
import { Option, type Command } from "commander";
import { engineNamed, engineNames } from "../experiments/engines.ts";
import { loadExperiment } from "../experiments/source.ts";
import { wholeNumber } from "./numbers.ts";
import { quoted } from "./quoted.ts";

/** What decides which runs an experiment has, and where they go. */
export interface ExperimentFlags {
  readonly out?: string;
  readonly seeds?: number;
  readonly quick?: boolean;
  readonly engine: string;
}

/** Adds the argument and the options that say which experiment it is. */
export const withExperiment = (command: Command): Command =>
  command
    .argument("<experiment>", "the path of an experiment, such as experiments/quickstart.ts")
    .option("--out <folder>", "where the results go (default: results/<experiment>)")
    .option("--seeds <n>", "how many seeds, instead of the experiment's own", wholeNumber(1))
    .option("--quick", "2 seeds (unless --seeds says otherwise) and a tenth of the steps")
    .addOption(new Option("--engine <name>", "where the networks live").choices(engineNames).default("wasm"));

/** The experiment that was asked for, where its results go, and what to type to get them. */
export async function experimentAt(path: string, flags: ExperimentFlags) {
  const numSeeds = flags.seeds ?? (flags.quick ? 2 : undefined);
  const source = {
    experiment: path,
    ...(numSeeds !== undefined && { numSeeds }),
    ...(flags.quick && { shortening: 10 }),
  };
  const experiment = await loadExperiment(source);
  const command = [
    `npx saddle run ${quoted(path)}`,
    flags.seeds === undefined ? "" : ` --seeds ${flags.seeds}`,
    flags.quick ? " --quick" : "",
    flags.engine === "wasm" ? "" : ` --engine ${flags.engine}`,
  ].join("");
  const engine = (await engineNamed(flags.engine)).name;
  const folder = flags.out ?? join("results", `${experiment.name}${flags.quick ? "-quick" : ""}`);
  return { source, experiment, engine, folder, command };
}
