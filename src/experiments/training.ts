import type { Recipe } from "../algorithms/recipe.ts";
import { recipes } from "../algorithms/recipes.ts";
import { costNamesOf, type AnyEnv } from "../env/defineEnv.ts";
import { loadEnv } from "../env/registry.ts";
import { atMost, task, type Constraint } from "../env/task.ts";
import { defineExperiment, taskName, type Experiment } from "./experiment.ts";
import { changed } from "./changed.ts";
import { slugs } from "./slugs.ts";

/** One run, in the words of the command line. */
export interface TrainingSource {
  /** An environment's id, or the path of its module. */
  readonly env: string;
  /** `<number>` for the first cost, or `<cost>=<number>`. */
  readonly limits: readonly string[];
  readonly algorithm: string;
  /** Changes to the recipe, `<path>=<number>`. */
  readonly changes: readonly string[];
  readonly seed: number;
  readonly totalSteps: number;
  readonly evaluationEpisodes: number;
}

/**
 * An experiment of a single run.
 *
 * @throws where no environment, algorithm, cost or setting goes by a name.
 */
export async function trainingExperiment(source: TrainingSource): Promise<Experiment> {
  const { seed, totalSteps, evaluationEpisodes, changes } = source;
  const env = await loadEnv(source.env);
  const recipe = changed(recipeNamed(source.algorithm), changes);
  const constrained = task(env, ...source.limits.map((text) => limit(env, text)));
  return defineExperiment({
    name: `train-${slug(taskName(constrained))}-${slug(recipe.name)}-${seed}`,
    question: `What does ${recipe.name} learn in ${env.id}?`,
    tasks: [constrained],
    algorithms: [recipe],
    seeds: [seed],
    totalSteps,
    evaluationEpisodes,
  });
}

/**
 * The recipe of a name, as `saddle list` shows it.
 *
 * @throws where there is none.
 */
export function recipeNamed(name: string): Recipe {
  if (Object.hasOwn(recipes, name)) return recipes[name];
  throw new Error(`algorithm: there is no "${name}"; expected one of ${Object.keys(recipes).join(", ")}`);
}

function limit(env: AnyEnv, text: string): Constraint {
  const [, cost = costNamesOf(env)[0], costLimit = ""] = /^(?:(.+)=)?([^=]*)$/.exec(text) ?? [];
  if (costLimit.trim() === "" || !(Number(costLimit) >= 0)) {
    throw new Error(`--limit: "${text}" is not a limit; write --limit 25, or --limit ${costNamesOf(env).at(-1)}=25`);
  }
  return atMost(Number(costLimit), { cost });
}

const slug = (name: string) => slugs([name]).get(name)!.replaceAll(".", "-");
