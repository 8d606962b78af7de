import { costNamesOf } from "../env/defineEnv.ts";
import type { Task } from "../env/task.ts";
import { discountBias } from "../exact/discountBias.ts";
import { optimumAt } from "../exact/optimumAt.ts";
import type { Optimum, Tabular } from "../exact/tabular.ts";
import { settings } from "../part.ts";
import { taskName, type Experiment, type ExperimentTask } from "./experiment.ts";
import { hashOf } from "./hash.ts";
import type { ExperimentRecord, TaskRecord } from "./record.ts";
import { version } from "./version.ts";

/** What the results remember of an experiment. */
export function recordOf(experiment: Experiment, engine: string, command: string): ExperimentRecord {
  const { name, question, seeds, totalSteps, evaluationEpisodes } = experiment;
  const tasks = experiment.tasks.map(taskRecord);
  const algorithms = experiment.algorithms.map((recipe) => ({ name: recipe.name, recipe: settings(recipe) }));
  const plan = { engine, algorithms, seeds, totalSteps, evaluationEpisodes };
  const promises = tasks.map(({ env, constraints, totalSteps: own }) => ({
    env,
    constraints,
    ...(own !== undefined && { totalSteps: own }),
  }));
  return { name, question, command, hash: hashOf({ ...plan, tasks: promises }), version, ...plan, tasks };
}

function taskRecord(task: ExperimentTask): TaskRecord {
  const { env, constraints, totalSteps } = task;
  const own = totalSteps === undefined ? {} : { totalSteps };
  return { name: taskName(task), env: env.id, constraints, ...own, ...knownOf(task) };
}

/** What is known exactly about a task, which is only where its one constraint is an episodic one on the first cost. */
function knownOf({ env, constraints }: Task): Pick<TaskRecord, "optimum" | "frontier"> {
  const [constraint] = constraints;
  if (!env.exact || constraints.length !== 1 || constraint.kind !== "episodic") return {};
  if (constraint.cost !== costNamesOf(env)[0]) return {};
  const optimum = optimumAt(env.exact, constraint.costLimit);
  const { frontier } = env.exact;
  return {
    ...(optimum && { optimum: { ...optimum, ...expected(env.exact.tabular, optimum) } }),
    ...(frontier && { frontier }),
  };
}

/** Where the multiplier of an agent that discounts as the shipped recipes do should settle. */
function expected(tabular: Tabular, { costLimit, discountedMultiplier, episodeReturn }: Optimum): Partial<Optimum> {
  if (discountedMultiplier || tabular.endsWithTime || !Number.isFinite(episodeReturn)) return {};
  return { discountedMultiplier: { "0.99": discountBias(tabular, { costLimit, gamma: 0.99 }).lagrangeMultiplier } };
}
