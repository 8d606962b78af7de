import type { Constraint } from "../env/task.ts";
import { taskName } from "../experiments/experiment.ts";
import { hashOf } from "../experiments/hash.ts";
import type { AlgorithmRecord, ExperimentRecord, TaskRecord } from "../experiments/record.ts";
import { toTable } from "../tables/load.ts";
import { tableNames, type Results, type TableName } from "../tables/results.ts";
import type { TableRow } from "../tables/rows.ts";
import type { FoundRun } from "./findRuns.ts";
import type { LoggedRun, LoggedUpdate } from "./loggedRun.ts";

/** What environments are called whose name no log says. */
export const UNKNOWN_ENV = "unknown environment";

/** A run with its place among the others. */
interface PlacedRun extends LoggedRun {
  readonly task: TaskRecord;
  readonly name: string; // of the algorithm, one for each of its settings
  readonly place: number; // its seed, or where that is unknown its number among its like
}

/**
 * Results as Saddle's own, from runs of other programs. What their logs do not
 * have is NaN; there is no evaluation of a final policy. The record says where
 * they come from.
 *
 * @param from what the user named.
 * @returns the results, and what a reader has to know of them.
 */
export function toResults(from: string, found: readonly FoundRun[]): { results: Results; notes: readonly string[] } {
  const { runs, notes } = placed(found.map(({ run }) => run));
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as TableRow[]])) as Record<TableName, TableRow[]>;
  for (const run of runs) addRun(rows, run);
  const programs = [...new Set(found.map(({ format }) => format.name))].join(", ");
  // Where only some logs of a task have costs, the task has them.
  const costed = [...runs].sort((a, b) => a.task.constraints.length - b.task.constraints.length);
  const tasks = [...new Map(costed.map(({ task }) => [task.name, task])).values()];
  const algorithms = [...new Map(runs.map(({ name, settings }) => [name, settings])).entries()];
  const experiment: ExperimentRecord = {
    name: from,
    question: `What runs of ${programs} came to`,
    command: `imported from ${from}`,
    hash: hashOf(runs.map(({ folder: _folder, notes: _notes, ...run }) => run)), // wherever they lie
    version: "", // a log does not say
    engine: programs,
    tasks,
    algorithms: algorithms.map(([name, recipe]): AlgorithmRecord => ({ name, recipe })),
    seeds: [...new Set(runs.map(({ place }) => place))].sort((a, b) => a - b),
    totalSteps: Math.max(...runs.map(lengthOf)),
    evaluationEpisodes: 0,
  };
  const tables = Object.fromEntries(tableNames.map((name) => [name, toTable(name, rows[name])]));
  return { results: { experiment, tables: tables as Results["tables"] }, notes };
}

/** Names the tasks and the settings, and gives every run a number of its own. */
function placed(found: readonly LoggedRun[]): { runs: PlacedRun[]; notes: string[] } {
  const notes = found.flatMap((run) => run.notes);
  const runs = new Map<string, PlacedRun>();
  const variants = new Map<string, string[]>();
  // Who has a seed keeps it; who has none takes a number that is left.
  const bySeed = [...found].sort((a, b) => Number(a.seed === undefined) - Number(b.seed === undefined));
  for (const run of bySeed) {
    const mine = variants.get(run.algorithm) ?? [];
    variants.set(run.algorithm, mine);
    const setting = hashOf(run.settings);
    if (!mine.includes(setting)) mine.push(setting);
    const name = mine.indexOf(setting) === 0 ? run.algorithm : `${run.algorithm} (${mine.indexOf(setting) + 1})`;
    const task = taskOf(run);
    const key = (place: number) => JSON.stringify([task.name, name, place]);
    let place = run.seed ?? 0;
    if (run.seed === undefined) while (runs.has(key(place))) place++;
    const twin = runs.get(key(place));
    if (twin) notes.push(`${twin.folder}: left out, because ${run.folder} is a run of the same seed, and a later one`);
    runs.set(key(place), { ...run, task, name, place });
    const reached = run.updates.at(-1)?.step ?? 0;
    if (run.updates.length === 0) notes.push(`${run.folder}: has logged nothing yet`);
    else if (run.totalSteps > reached + EARLY * run.totalSteps)
      notes.push(`${run.folder}: stands at ${reached} of ${run.totalSteps} steps`);
  }
  return { runs: [...runs.values()], notes };
}

/** A run that ends by so little of its steps before their end has come to the end: the last rollout may be cut short. */
const EARLY = 0.05;

function taskOf({ env, costLimit, updates }: LoggedRun): TaskRecord {
  const isCosted = updates.some(({ episodeCost }) => !Number.isNaN(episodeCost));
  const constraint: Constraint = { cost: "cost", costLimit, kind: "episodic", gamma: 0.99 };
  const known = env === "" ? UNKNOWN_ENV : env;
  const name = taskName({ env: { id: known }, constraints: Number.isNaN(costLimit) ? [] : [constraint] });
  return { name, env: known, constraints: isCosted ? [constraint] : [] };
}

const lengthOf = ({ totalSteps, updates }: LoggedRun) =>
  Number.isNaN(totalSteps) ? (updates.at(-1)?.step ?? 0) : totalSteps;

function addRun(rows: Record<TableName, TableRow[]>, run: PlacedRun): void {
  const { task, name, place, updates, costLimit } = run;
  const identity = { task: task.name, algorithm: name, seed: place };
  rows.runs.push({ ...identity, status: "done", error: "", totalSteps: lengthOf(run), numUpdates: updates.length });
  for (const [i, each] of updates.entries()) {
    const at = { ...identity, update: i + 1, step: each.step };
    const { numEpisodes, episodeReturn, episodeLength, episodeCost, lagrangeMultiplier, losses }: LoggedUpdate = each;
    rows.training.push({ ...at, numEpisodes, episodeReturn, episodeLength });
    if (Object.keys(losses).length > 0) rows.losses.push({ ...at, ...losses });
    for (const { cost } of task.constraints)
      rows.dual.push({ ...at, constraint: cost, episodeCost, costLimit, lagrangeMultiplier });
  }
}
