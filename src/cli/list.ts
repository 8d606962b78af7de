import { readdirSync } from "node:fs";
import type { Command } from "commander";
import { recipes } from "../algorithms/recipes.ts";
import { costNamesOf } from "../env/defineEnv.ts";
import { envIds, loadEnv } from "../env/registry.ts";
import type { ActionSpace } from "../env/spaces.ts";
import { loadExperiment } from "../experiments/source.ts";
import { exitCodes, type Terminal } from "./screen.ts";
import { textTable } from "./textTable.ts";

const help = `
Environments and experiments of your own need no registration: name the path of their file.`;

/** `saddle list`: environments, algorithms and experiments, one line each. */
export function addList(program: Command, { out }: Terminal, end: (code: number) => void): void {
  program
    .command("list")
    .description("list environments, algorithms and experiments")
    .addHelpText("after", help)
    .action(async () => {
      const envs = await Promise.all(envIds().map(envLine));
      out.write(`${textTable(["environment", "observation", "actions", "costs", "steps", "exact"], envs)}\n\n`);
      const algorithms = Object.entries(recipes).map(([key, { name }]) => [key, name]);
      out.write(`${textTable(["algorithm", "its name in tables"], algorithms)}\n\n`);
      const experiments = await Promise.all(experimentPaths().map(experimentLine));
      out.write(`${textTable(["experiment", "question"], experiments)}\n`);
      end(exitCodes.ok);
    });
}

async function envLine(id: string): Promise<string[]> {
  const env = await loadEnv(id);
  const { observationSpace, actionSpace, maxEpisodeSteps, exact } = env;
  const costs = costNamesOf(env).join(", ");
  return [
    env.id,
    numbers(observationSpace.size),
    actionsOf(actionSpace),
    costs,
    String(maxEpisodeSteps),
    exact ? "yes" : "",
  ];
}

/** A space in few words: "4 choices", "2 numbers", "2 choices × 2 numbers". */
export function actionsOf(space: ActionSpace): string {
  if (space.kind === "discrete") return `${space.n} choices`;
  if (space.kind === "box") return numbers(space.size);
  return Object.values<ActionSpace>(space.parts).map(actionsOf).join(" × ");
}

const numbers = (size: number): string => (size === 1 ? "1 number" : `${size} numbers`);

/** The experiments below the present folder, if any. */
function experimentPaths(): string[] {
  try {
    return readdirSync("experiments")
      .filter((file) => /\.(ts|js|mjs|ya?ml)$/.test(file))
      .sort()
      .map((file) => `experiments/${file}`);
  } catch {
    return [];
  }
}

async function experimentLine(path: string): Promise<string[]> {
  try {
    return [path, (await loadExperiment({ experiment: path })).question];
  } catch (error) {
    return [path, `(${error instanceof Error ? error.message : String(error)})`];
  }
}
