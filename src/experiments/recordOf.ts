import { costNamesOf } from "../env/defineEnv.ts";
import type { Task } from "../env/task.ts";
import { discountBias } from "../exact/discountBias.ts";
import { optimumAt } from "../exact/optimumAt.ts";
import type { Optimum, Tabular } from "../exact/tabular.ts";
import { agentDiscount } from "./expectedMultiplier.ts";
import { taskName, type Experiment, type ExperimentTask } from "./experiment.ts";
import { hashOf } from "./hash.ts";
import { mapRecord } from "./mapRecord.ts";
import type { ExperimentRecord, TaskRecord } from "./record.ts";
import { experimentSettings } from "./settingsOf.ts";
import { sweepsOf } from "./sweeps.ts";
import { version } from "./version.ts";

/** What the results remember of an experiment. */
export function recordOf(experiment: Experiment, engine: string, command: string): ExperimentRecord {
  const { name, question } = experiment;
  const decisive = experimentSettings(experiment, engine);
  const { algorithms } = decisive;
  const discounts = new Set(algorithms.map(({ recipe }) => agentDiscount(recipe)));
  const tasks = experiment.tasks.map((task) => taskRecord(task, [...discounts]));
  const sweeps = sweepsOf(experiment.algorithms);
  const told = { ...(sweeps.length > 0 && { sweeps }), ...(experiment.metrics && { metrics: experiment.metrics }) };
  return { name, question, command, hash: hashOf(decisive), version, ...decisive, tasks, ...told };
}

function taskRecord(task: ExperimentTask, discounts: Discounts): TaskRecord {
  const { env, constraints, totalSteps } = task;
  const own = totalSteps === undefined ? {} : { totalSteps };
  return { name: taskName(task), env: env.id, constraints, ...own, ...knownOf(task, discounts), ...mapOf(task) };
}

/** The map of an environment whose states are places on one. */
function mapOf(task: Task): Pick<TaskRecord, "map"> {
  const map = mapRecord(task);
  return map ? { map } : {};
}

/** What is known exactly about a task, which is only where its one constraint is an episodic one on the first cost. */
function knownOf({ env, constraints }: Task, discounts: Discounts): Pick<TaskRecord, "optimum" | "frontier"> {
  const [constraint] = constraints;
  if (!env.exact || constraints.length !== 1 || constraint.kind !== "episodic") return {};
  if (constraint.cost !== costNamesOf(env)[0]) return {};
  const optimum = optimumAt(env.exact, constraint.costLimit);
  const { frontier } = env.exact;
  return {
    ...(optimum && { optimum: { ...optimum, ...expected(env.exact.tabular, optimum, discounts) } }),
    ...(frontier && { frontier }),
  };
}

/** Where the multipliers of agents with these discounts should settle, and of one that discounts as the shipped recipes do. */
function expected(tabular: Tabular, optimum: Optimum, discounts: Discounts): Partial<Optimum> {
  const { costLimit, discountedMultiplier = {}, episodeReturn } = optimum;
  if (tabular.endsWithTime || !Number.isFinite(episodeReturn)) return {};
  const isAsked = (gamma: number) => gamma < 1 && !(gamma in discountedMultiplier);
  const asked = [0.99, ...discounts.filter((gamma) => gamma !== undefined)].filter(isAsked);
  const found = asked.map((gamma) => [gamma, discountBias(tabular, { costLimit, gamma }).lagrangeMultiplier]);
  return { discountedMultiplier: { ...Object.fromEntries(found), ...discountedMultiplier } };
}

/** Discounts of algorithms, undefined where one has none. */
type Discounts = readonly (number | undefined)[];
