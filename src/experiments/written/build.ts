import { basename, dirname, relative, resolve } from "node:path";
import { costNamesOf, type AnyEnv } from "../../env/defineEnv.ts";
import { derivedCosts } from "../../env/derivedCosts.ts";
import { configuredEnv } from "../../env/registry.ts";
import { atMost, type Constraint } from "../../env/task.ts";
import { ablate, type Changes } from "../builders/ablate.ts";
import { addOneIn } from "../builders/addOneIn.ts";
import { grid } from "../builders/grid.ts";
import { leaveOneOut } from "../builders/leaveOneOut.ts";
import { limits } from "../builders/limits.ts";
import { pairs } from "../builders/pairs.ts";
import { sweep } from "../builders/sweep.ts";
import { together } from "../builders/together.ts";
import { defineExperiment, range, type Experiment, type ExperimentTask } from "../experiment.ts";
import { recipeOf } from "./algorithm.ts";
import type { Path, Written } from "./document.ts";
import type { WrittenExperiment } from "./schema.ts";
import type { WrittenBounds, WrittenTask } from "./task.ts";

/**
 * The experiment that a valid document describes.
 *
 * @throws where something that it names cannot be had, with its place in the file.
 */
export async function build(written: WrittenExperiment, file: string, { at }: Written): Promise<Experiment> {
  const placed = async <T>(path: Path, make: () => T | Promise<T>, key?: string): Promise<T> => {
    try {
      return await make();
    } catch (error) {
      throw new Error(`${at(path, key)}: ${(error as Error).message}`, { cause: error });
    }
  };
  const tasks: ExperimentTask[] = [];
  for (const [i, task] of written.tasks.entries()) {
    tasks.push(...(await placed(["tasks", i], () => tasksOf(task, file))));
  }
  const given = written.algorithms.map(recipeOf);
  const [method] = given;
  const lists = [given];
  const vary = { ablate, leaveOneOut, addOneIn, pairs } as const;
  for (const [key, builder] of Object.entries(vary)) {
    const changes = written[key as keyof typeof vary] as Changes | undefined;
    if (changes) lists.push(await placed([], () => builder(method, changes), key));
  }
  for (const [knob, values] of Object.entries(written.sweep ?? {})) {
    lists.push(await placed(["sweep"], () => sweep(method, knob, values), knob));
  }
  const { name, question, seeds, totalSteps, evaluationEpisodes, metrics } = written;
  if (written.grid) lists.push(await placed([], () => grid(method, written.grid!), "grid"));
  return placed([], () =>
    defineExperiment({
      name,
      question,
      tasks,
      algorithms: together(...lists),
      seeds: typeof seeds === "number" ? range(seeds) : seeds,
      totalSteps,
      evaluationEpisodes,
      ...(metrics && { metrics }),
    }),
  );
}

async function tasksOf(written: WrittenTask, file: string): Promise<ExperimentTask[]> {
  const { derivedCosts: formulas, options, totalSteps } = written;
  const loaded = await configuredEnv(placeOf(written.env, file), options, `the folder of ${basename(file)}`);
  const env = formulas ? derivedCosts(loaded, formulas) : loaded;
  const bounds = written.limits?.map((each) => constraintsOf(each, env)) ?? [[]];
  return limits(env, bounds, totalSteps === undefined ? {} : { totalSteps });
}

function constraintsOf(bounds: WrittenBounds, env: AnyEnv): Constraint[] {
  if (typeof bounds === "number") return [atMost(bounds, { cost: costNamesOf(env)[0] })];
  return Object.entries(bounds).map(([cost, bound]) => {
    if (typeof bound === "number") return atMost(bound, { cost });
    const { limit, ...rest } = bound;
    return atMost(limit, { cost, ...rest });
  });
}

/** An id as it is; a path counted from the working directory instead of from the file. */
const placeOf = (env: string, file: string) =>
  /[/\\]|\.[cm]?[jt]s$/.test(env) ? relative(process.cwd(), resolve(dirname(file), env)) : env;
