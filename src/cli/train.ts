import { join } from "node:path";
import { Option, type Command } from "commander";
import type { CheckpointPace } from "../experiments/checkpointPace.ts";
import { engineNamed, engineNames } from "../experiments/engines.ts";
import { trainingExperiment } from "../experiments/training.ts";
import { checkpointPace } from "./checkpointPace.ts";
import { wholeNumber } from "./numbers.ts";
import { quoted } from "./quoted.ts";
import type { Terminal } from "./screen.ts";

interface TrainFlags {
  readonly limit: readonly string[];
  readonly algorithm: string;
  readonly steps: number;
  readonly seed: number;
  readonly episodes: number;
  readonly set: readonly string[];
  readonly engine: string;
  readonly out?: string;
  readonly fresh?: boolean;
  readonly checkpointEvery?: CheckpointPace;
}

const help = `
A limit is what an episode may cost; without one, nothing is constrained. "saddle list"
names environments and algorithms.

Examples:
  $ saddle train Bridge-v0 --limit 1.5 --steps 100_000
  $ saddle train envs/bridge.ts --limit 1.5 --algorithm ppoLagrangian --seed 3
  $ saddle train Bridge-v0 --limit 1.5 --set epochs=5 --set multiplier.kp=0.5
  $ saddle train my/rover.ts --limit heat=25 --limit noise=3      one limit per cost`;

/** `saddle train`: one run. */
export function addTrain(program: Command, terminal: Terminal, end: (code: number) => void): void {
  const collect = (text: string, earlier: readonly string[]) => [...earlier, text];
  program
    .command("train")
    .description("train one policy, with live progress and a summary")
    .argument("<env>", "an environment's id, or the path of its module")
    .option("--limit <limit>", "what an episode may cost: 25, or <cost>=25; may be repeated", collect, [])
    .option("--steps <n>", "environment steps", wholeNumber(1), 100_000)
    .option("--seed <n>", "the seed", wholeNumber(0), 0)
    .option("--algorithm <name>", "the name of a recipe", "cppoPid")
    .option("--set <path=number>", "change a number of the recipe; may be repeated", collect, [])
    .option("--episodes <n>", "episodes of the evaluation, in each mode", wholeNumber(1), 100)
    .option("--out <folder>", "where the results go (default: results/train-<task>-<algorithm>-<seed>)")
    .option("--fresh", "move an earlier run aside instead of keeping it")
    .option(
      "--checkpoint-every <time>",
      "how often to save: 60s of time, or 20u for updates (default: 60s)",
      checkpointPace,
    )
    .addOption(new Option("--engine <name>", "where the networks live").choices(engineNames).default("wasm"))
    .addHelpText("after", help)
    .action(async (env: string, flags: TrainFlags) => {
      const { limit: limits, algorithm, set: changes, seed, steps: totalSteps, episodes: evaluationEpisodes } = flags;
      const source = { env, limits, algorithm, changes, seed, totalSteps, evaluationEpisodes };
      const experiment = await trainingExperiment(source);
      const command = [
        `npx saddle train ${quoted(env)}`,
        ...limits.map((text) => `--limit ${quoted(text)}`),
        `--steps ${totalSteps} --seed ${seed} --algorithm ${algorithm}`,
        ...changes.map((text) => `--set ${quoted(text)}`),
        ...(flags.engine === "wasm" ? [] : [`--engine ${flags.engine}`]),
      ].join(" ");
      const engine = (await engineNamed(flags.engine)).name;
      const folder = flags.out ?? join("results", experiment.name);
      const earlier = flags.fresh ? ("moveAside" as const) : ("resume" as const);
      const { conduct } = await import("./conduct.ts");
      const checkpoints = flags.checkpointEvery && { checkpoints: flags.checkpointEvery };
      const options = { source, experiment, engine, folder, command, earlier, numWorkers: 1, ...checkpoints };
      end(await conduct(options, terminal));
    });
}
