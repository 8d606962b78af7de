import type { Recipe } from "../algorithms/recipe.ts";
import type { Task } from "../env/task.ts";
import type { Formula } from "../math/arithmetic.ts";
import { shown } from "../shown.ts";
import { checkExperiment } from "./checkExperiment.ts";
import { checkMetrics } from "./metrics.ts";

/** A task of an experiment. */
export interface ExperimentTask extends Task {
  /** Environment steps of one run on this task, where the experiment's own number does not suit it. */
  readonly totalSteps?: number;
}

/** A question, and the runs that would answer it. */
export interface Experiment {
  /** Also the name of the folder under `results/`. */
  readonly name: string;
  readonly question: string;
  readonly tasks: readonly ExperimentTask[];
  /** The first is the method that the others are compared with. */
  readonly algorithms: readonly Recipe[];
  readonly seeds: readonly number[];
  readonly totalSteps: number; // environment steps of one run
  /** Episodes of the final evaluation, for each of the stochastic and the deterministic policy. */
  readonly evaluationEpisodes: number;
  /** What is to be computed of each run beside the usual measures, by name: formulas in the columns of `measures`. */
  readonly metrics?: Readonly<Record<string, Formula>>;
}

/** One cell of an experiment: enough to train, or to find, one run. */
export interface Run {
  readonly task: ExperimentTask;
  readonly algorithm: Recipe;
  readonly seed: number;
  readonly totalSteps: number;
  readonly evaluationEpisodes: number;
}

/**
 * Declares an experiment.
 *
 * @throws where a name is missing or stands twice, a list is empty, a number cannot be right, or something is of
 * another kind than belongs there.
 */
export function defineExperiment(
  definition: Omit<Experiment, "evaluationEpisodes"> & { evaluationEpisodes?: number },
): Experiment {
  const { evaluationEpisodes = 100, ...rest } = definition ?? {};
  const experiment = { ...rest, evaluationEpisodes };
  if (!(typeof experiment.name === "string" && /^[\w-]+$/.test(experiment.name))) {
    throw new Error(
      `experiment: name is ${shown(experiment.name)}; it names a folder, so use letters, digits and dashes`,
    );
  }
  const where = `experiment "${experiment.name}"`;
  for (const list of ["tasks", "algorithms", "seeds"] as const) {
    const entries: unknown = experiment[list] ?? [];
    if (Array.isArray(entries) && entries.length === 0)
      throw new Error(`${where}: ${list} is empty; it needs at least one entry`);
  }
  checkExperiment(experiment, where);
  refuseTwins(
    where,
    "algorithms",
    experiment.algorithms.map(({ name }) => name),
  );
  refuseTwins(where, "tasks", experiment.tasks.map(taskName));
  refuseTwins(where, "seeds", experiment.seeds.map(String));
  for (const count of ["totalSteps", "evaluationEpisodes"] as const) {
    if (!(Number.isInteger(experiment[count]) && experiment[count] > 0)) {
      throw new Error(`${where}: ${count} is ${shown(experiment[count])}; it must be a whole number above 0`);
    }
  }
  for (const { task, algorithm, totalSteps } of runs(experiment)) {
    const { name, numEnvs, numSteps } = algorithm;
    if (!(Number.isInteger(totalSteps) && numEnvs * numSteps <= totalSteps)) {
      const place = task.totalSteps === undefined ? "totalSteps" : `totalSteps of "${taskName(task)}"`;
      throw new Error(
        `${where}: ${place} is ${shown(totalSteps)}, less than the ${numEnvs * numSteps} that one update of "${name}" gathers; give it more`,
      );
    }
  }
  checkMetrics(where, experiment.metrics ?? {});
  return experiment;
}

function refuseTwins(where: string, what: string, names: readonly string[]): void {
  const twin = names.find((name, i) => names.indexOf(name) !== i);
  if (twin !== undefined) throw new Error(`${where}: two ${what} are called "${twin}"; give each its own name`);
}

/** What names a task. */
interface NamedTask extends Pick<Task, "constraints"> {
  readonly env: Pick<Task["env"], "id">;
}

/** The name of a task in tables and folders: the environment's id and the limits, as in "Bridge-v0 cost≤1.5". */
export const taskName = ({ env, constraints }: NamedTask): string =>
  [
    env.id,
    ...constraints.map(({ cost, costLimit, kind }) => `${kind === "episodic" ? "" : `${kind} `}${cost}≤${costLimit}`),
  ].join(" ");

/** Every task with every algorithm and every seed. Seeds come outermost, so that an early look sees every algorithm. */
export const runs = ({ tasks, algorithms, seeds, totalSteps, evaluationEpisodes }: Experiment): Run[] =>
  seeds.flatMap((seed) =>
    tasks.flatMap((task) =>
      algorithms.map((algorithm) => {
        return { task, algorithm, seed, totalSteps: task.totalSteps ?? totalSteps, evaluationEpisodes };
      }),
    ),
  );

/** 0, 1, …, n − 1. */
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
