import { join, resolve } from "node:path";
import type { Command } from "commander";
import { evaluate, type Mode } from "../evaluate.ts";
import { refuseDamage, refuseDamagedExperiment } from "../experiments/checksums.ts";
import { engineNamed } from "../experiments/engines.ts";
import { readJson } from "../experiments/files.ts";
import { loadSource, type Source } from "../experiments/source.ts";
import { places, statusOf, type Place, type RunRecord } from "../experiments/store.ts";
import { trainedPolicy } from "../experiments/trained.ts";
import { wholeNumber } from "./numbers.ts";
import { refuseExperimentFolder } from "./refuseExperimentFolder.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { textTable } from "./textTable.ts";

interface EvalFlags {
  readonly episodes: number;
  readonly deterministic?: boolean;
  readonly seed?: number;
}

const help = `
Examples:
  $ saddle eval results/quickstart/runs/Bridge-v0-cost-1.5/PPO-Lagrangian/0
  $ saddle eval results/train-Bridge-v0-cost-1-5-PPO-Lagrangian-0/runs/*/*/0 --episodes 1000 --deterministic`;

/** `saddle eval`: how a trained policy does, in as many episodes as you like. */
export function addEval(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("eval")
    .description("evaluate the policy of a run that is done")
    .argument("<run folder>", "results/<experiment>/runs/<task>/<algorithm>/<seed>")
    .option("--episodes <n>", "how many episodes", wholeNumber(1), 100)
    .option("--deterministic", "take the most probable action instead of drawing one")
    .option("--seed <n>", "the seed of the episodes (default: the run's own)", wholeNumber(0))
    .addHelpText("after", help)
    .action(async (folder: string, flags: EvalFlags) => {
      const place = await findRun(folder);
      const { task, seed } = place.run;
      const mode: Mode = flags.deterministic ? "deterministic" : "stochastic";
      const policy = trainedPolicy(place, await engineNamed(place.settings.engine));
      const numEpisodes = flags.episodes;
      const episodes = evaluate({ task, policy, mode, seed: flags.seed ?? seed, numEpisodes });
      const { costNames } = readJson(join(folder, "run.json")) as RunRecord;
      const limitOf = (name: string) => task.constraints.find(({ cost }) => cost === name)?.costLimit ?? NaN;
      out.write(`${place.task}, ${place.run.algorithm.name}, seed ${seed}: ${numEpisodes} episodes, ${mode}\n\n`);
      const row = (name: string, values: readonly number[], limit = NaN) => [name, ...spread(values), limit];
      const rows = [
        row(
          "return",
          episodes.map(({ episodeReturn }) => episodeReturn),
        ),
        row(
          "length",
          episodes.map(({ episodeLength }) => episodeLength),
        ),
        ...costNames.map((name, k) =>
          row(
            `cost "${name}"`,
            episodes.map(({ episodeCosts }) => episodeCosts[k]),
            limitOf(name),
          ),
        ),
      ];
      out.write(`${textTable(["per episode", "mean", "deviation", "min", "max", "limit"], rows)}\n`);
      end(exitCodes.ok);
    });
}

/** The run that lies in a folder, built again from where it came from. */
export async function findRun(folder: string): Promise<Place> {
  refuseExperimentFolder(folder);
  const results = resolve(folder, "../../../..");
  refuseDamagedExperiment(results);
  refuseDamage(folder);
  const record = readJson(join(folder, "run.json")) as RunRecord | undefined;
  const source = readJson(join(results, "source.json")) as Source | undefined;
  if (!record || !source) {
    throw new Error(`${folder}: is not a run's folder; give one such as results/quickstart/runs/<task>/<algorithm>/0`);
  }
  if (statusOf({ folder, hash: record.hash }) !== "done")
    throw new Error(`${folder}: this run is not done; run it first`);
  const experiment = await loadSource(source);
  const all = places(experiment, record.settings.engine, results);
  const place = all.find((each) => resolve(each.folder) === resolve(folder));
  if (place?.hash === record.hash) return place;
  throw new Error(`${folder}: the experiment that made it has changed since; run it again with --fresh`);
}

/** Mean, standard deviation over episodes, least and greatest. */
function spread(values: readonly number[]): [number, number, number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1);
  return [mean, Math.sqrt(variance), Math.min(...values), Math.max(...values)];
}
