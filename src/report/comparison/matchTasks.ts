import type { Constraint } from "../../env/task.ts";
import { taskName } from "../../experiments/experiment.ts";
import type { OpenedResults } from "../../imports/openResults.ts";
import { UNKNOWN_ENV } from "../../imports/toResults.ts";
import { contenderName, contendersOf, type ComparedTask, type Contender } from "./contenders.ts";

/** What is said of results that do not say it themselves. */
export interface MatchOptions {
  /** The name of the environment of all results, whatever they call it themselves. */
  readonly asTask?: string;
  /** What an episode may cost where results do not say. */
  readonly costLimit?: number;
}

/** A contender, and its task under the names that the comparison goes by. */
interface Entry {
  readonly env: string;
  readonly constraints: readonly Constraint[];
  readonly contender: Contender;
}

/**
 * Brings results together by task: the same environment under the same limits. A
 * result that states no limit stands beside every limit of its environment.
 *
 * @throws where no task is common to two of the results, or one does not say its task.
 */
export function matchTasks(
  all: readonly OpenedResults[],
  options: MatchOptions,
): { tasks: ComparedTask[]; alone: string[] } {
  if (options.asTask !== undefined) for (const opened of all) refuseSeveral(opened);
  else if (all.length > 1) for (const opened of all) refuseUnknown(opened);
  const groups = groupsOf(entriesOf(all, options));
  const isShared = (group: readonly Entry[]) =>
    new Set(group.map(({ contender }) => contender.results)).size >= Math.min(2, all.length);
  const tasks = groups.filter(isShared).map(comparedTask);
  if (tasks.length === 0) throw new Error(nothingShared(all));
  return { tasks, alone: groups.filter((group) => !isShared(group)).map((group) => comparedTask(group).name) };
}

function entriesOf(all: readonly OpenedResults[], { asTask, costLimit = NaN }: MatchOptions): Entry[] {
  const nameOf = contenderName(all);
  return all.flatMap((opened) =>
    opened.results.experiment.tasks.flatMap((task) => {
      const constraints = task.constraints.map((constraint) =>
        Number.isNaN(constraint.costLimit) ? { ...constraint, costLimit } : constraint,
      );
      return contendersOf(opened, task, nameOf).map((contender) => ({
        env: asTask ?? task.env,
        constraints,
        contender,
      }));
    }),
  );
}

/** Entries by task, in the order in which tasks and contenders were given. */
function groupsOf(entries: readonly Entry[]): Entry[][] {
  const limited = entries.filter(isLimited);
  const isTwin = ({ env, contender }: Entry, other: Entry) =>
    other.env === env && other.contender.name === contender.name;
  // What was also run under a limit was run without one on purpose, and is a task of its own.
  const isGuest = (entry: Entry) =>
    !isLimited(entry) && limited.some(({ env }) => env === entry.env) && !limited.some((other) => isTwin(entry, other));
  const keys = [...new Set(entries.filter((entry) => !isGuest(entry)).map(keyOf))];
  return keys.map((key) =>
    entries.filter((entry) => (isGuest(entry) ? key.startsWith(`${entry.env}\n`) : keyOf(entry) === key)),
  );
}

const isLimited = ({ constraints }: Entry): boolean =>
  constraints.length > 0 && constraints.every(({ costLimit }) => !Number.isNaN(costLimit));

/** The environment, and where there are limits, on further lines those; a single cost may go by any name. */
function keyOf(entry: Entry): string {
  const { env, constraints } = entry;
  if (!isLimited(entry)) return env;
  const name = (cost: string) => (constraints.length > 1 ? cost : "");
  return [env, ...constraints.map(({ cost, costLimit, kind }) => `${name(cost)} ${kind} ${costLimit}`)].join("\n");
}

function comparedTask(group: readonly Entry[]): ComparedTask {
  const { env } = group[0];
  // Costs that nobody limits are shown all the same.
  const costed = group.find(({ constraints }) => constraints.length > 0);
  const { constraints } = group.find(isLimited) ?? costed ?? group[0];
  const limited = constraints.filter(({ costLimit }) => !Number.isNaN(costLimit));
  const name = taskName({ env: { id: env }, constraints: limited });
  return { name, env, constraints, contenders: group.map(({ contender }) => contender) };
}

function refuseUnknown({ path, results }: OpenedResults): void {
  if (!results.experiment.tasks.some(({ env }) => env === UNKNOWN_ENV)) return;
  throw new Error(
    `${path}: does not say which environment it is of; say it for all results with --as-task, as in --as-task SafetyPointGoal1-v0`,
  );
}

function refuseSeveral({ path, results }: OpenedResults): void {
  const envs = [...new Set(results.experiment.tasks.map(({ env }) => env))];
  if (envs.length === 1) return;
  throw new Error(
    `${path}: is of ${envs.length} environments (${envs.join(", ")}), which cannot all be one; leave out --as-task, or give a folder of one of them`,
  );
}

function nothingShared(all: readonly OpenedResults[]): string {
  const each = all.map(
    ({ path, results }) => `${path} has ${results.experiment.tasks.map(({ name }) => name).join(", ")}`,
  );
  return `compare: no task is common to two of the results: ${each.join("; ")}; if they are the same under other names, say so with --as-task`;
}
