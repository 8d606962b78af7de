import { checkRecipe } from "../algorithms/checkRecipe.ts";
import { isActionSpace } from "../env/spaces.ts";
import { shown } from "../shown.ts";
import type { Experiment, ExperimentTask } from "./experiment.ts";

/**
 * Makes sure that what stands in an experiment is of the kind that belongs there, each thing by itself.
 *
 * @throws naming the place, what stands there and what would be right.
 */
export function checkExperiment(experiment: Experiment, where: string): void {
  const refuse = (what: string, value: unknown, rule: string): never => {
    throw new Error(`${where}: ${what} is ${shown(value)}; it must be ${rule}`);
  };
  const { question, tasks, algorithms, seeds } = experiment;
  if (typeof question !== "string") refuse("question", question, "a text");
  for (const [name, list] of Object.entries({ tasks, algorithms, seeds })) {
    if (!Array.isArray(list)) refuse(name, list, name === "seeds" ? `a list such as ${seedsLike(list)}` : "a list");
  }
  for (const [i, each] of tasks.entries()) {
    if (!isTask(each)) refuse(`tasks[${i}]`, each, "a task, such as task(env, atMost(25))");
  }
  for (const recipe of algorithms) checkRecipe(recipe);
  for (const [i, seed] of seeds.entries()) {
    if (!Number.isSafeInteger(seed)) refuse(`seeds[${i}]`, seed, "a whole number");
  }
}

/** The seeds that whoever gave their number may have meant. */
const seedsLike = (value: unknown) => `range(${Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 3})`;

/** Whether a value has what runs ask of a task; whether its environment keeps its promises is not looked at. */
function isTask(value: unknown): value is ExperimentTask {
  const { env, constraints } = (value ?? {}) as Partial<ExperimentTask>;
  const { id, observationSpace, actionSpace, reset, step, observe } = (env ?? {}) as Partial<ExperimentTask["env"]>;
  return (
    typeof id === "string"
    && observationSpace?.kind === "box"
    && isActionSpace(actionSpace)
    && [reset, step, observe].every((method) => typeof method === "function")
    && Array.isArray(constraints)
    && constraints.every(isConstraint)
  );
}

function isConstraint(value: unknown): boolean {
  const { cost, costLimit, kind } = (value ?? {}) as Record<string, unknown>;
  return typeof cost === "string" && Number.isFinite(costLimit) && typeof kind === "string";
}
