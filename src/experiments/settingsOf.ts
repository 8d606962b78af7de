import { settings } from "../part.ts";
import type { Experiment, Run } from "./experiment.ts";

/**
 * All that decides a run's numbers, as plain data: two runs with equal settings
 * give the same results. How many workers there are is not part of it; neither
 * is the code of the environment, of which only the id can be seen.
 */
export interface RunSettings {
  readonly engine: string;
  readonly env: string;
  readonly constraints: unknown;
  readonly algorithm: unknown;
  readonly seed: number;
  readonly totalSteps: number;
  readonly evaluationEpisodes: number;
}

/** The settings of a run on the named engine. */
export const settingsOf = ({ task, algorithm, ...rest }: Run, engine: string): RunSettings => ({
  engine,
  env: task.env.id,
  constraints: settings(task.constraints),
  algorithm: settings(algorithm),
  seed: rest.seed,
  totalSteps: rest.totalSteps,
  evaluationEpisodes: rest.evaluationEpisodes,
});

/** All that decides the numbers of a whole experiment, as plain data. */
export interface ExperimentSettings {
  readonly engine: string;
  readonly algorithms: readonly { readonly name: string; readonly recipe: unknown }[];
  readonly seeds: readonly number[];
  readonly totalSteps: number;
  readonly evaluationEpisodes: number;
  readonly tasks: readonly { readonly env: string; readonly constraints: unknown; readonly totalSteps?: number }[];
}

/** The settings of an experiment on the named engine. */
export const experimentSettings = (experiment: Experiment, engine: string): ExperimentSettings => ({
  engine,
  algorithms: experiment.algorithms.map((recipe) => ({ name: recipe.name, recipe: settings(recipe) })),
  seeds: experiment.seeds,
  totalSteps: experiment.totalSteps,
  evaluationEpisodes: experiment.evaluationEpisodes,
  tasks: experiment.tasks.map(({ env, constraints, totalSteps }) => ({
    env: env.id,
    constraints,
    ...(totalSteps !== undefined && { totalSteps }),
  })),
});

/**
 * The first setting in which two values differ, in words, as in
 * "totalSteps 100000 there, 50000 here"; undefined where they are alike.
 */
export function difference(there: unknown, here: unknown, path = ""): string | undefined {
  if (isRecord(there) && isRecord(here)) {
    const keys = [...new Set([...Object.keys(here), ...Object.keys(there)])];
    const found = keys.map((key) => difference(there[key], here[key], path ? `${path}.${key}` : key));
    return found.find((text) => text !== undefined);
  }
  const [before, after] = [there, here].map(show);
  return before === after ? undefined : `${path} ${before} there, ${after} here`;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object";

const show = (value: unknown): string => {
  if (value === undefined) return "absent";
  return isRecord(value) ? Object.keys(value).join(", ") : String(value);
};
