import type { Constraint } from "../../env/task.ts";
import type { TaskRecord } from "../../experiments/record.ts";
import { partsOf } from "../../imports/runName.ts";
import type { OpenedResults } from "../../imports/openResults.ts";
import type { RunRow } from "../rows.ts";
import { rowsOf } from "./rowsOf.ts";

/** An algorithm of some results on a task that it shares with others. */
export interface Contender {
  /** As the report calls it: one of a kind. */
  readonly name: string;
  readonly results: OpenedResults;
  /** The task as its own results have it. */
  readonly task: TaskRecord;
  readonly algorithm: string;
  readonly recipe: unknown;
  readonly seeds: readonly number[];
}

/** A task and all that was tried on it. */
export interface ComparedTask {
  readonly name: string;
  readonly env: string;
  readonly constraints: readonly Constraint[]; // a limit that nobody stated is NaN
  /** In the order in which results and their algorithms were given; the first is what others are held against. */
  readonly contenders: readonly Contender[];
}

/** The algorithms of some results on a task. */
export function contendersOf(opened: OpenedResults, task: TaskRecord, nameOf: ContenderName): Contender[] {
  const runs = rowsOf<RunRow>(opened.results.tables.runs);
  const { algorithms, seeds } = opened.results.experiment;
  return algorithms.flatMap(({ name: algorithm, recipe }) => {
    const mine = seeds.filter((seed) => runs(task.name, algorithm, seed).length > 0);
    if (mine.length === 0) return [];
    return [{ name: nameOf(opened, algorithm), results: opened, task, algorithm, recipe, seeds: mine }];
  });
}

/** How a report calls an algorithm of some results. */
export type ContenderName = (opened: OpenedResults, algorithm: string) => string;

/** The algorithm's own name, with that of its results before it where another has the same. */
export function contenderName(all: readonly OpenedResults[]): ContenderName {
  const labels = distinctLabels(all);
  const owners = (algorithm: string) =>
    all.filter(({ results }) => results.experiment.algorithms.some(({ name }) => name === algorithm)).length;
  return (opened, algorithm) => (owners(algorithm) > 1 ? `${labels.get(opened)}: ${algorithm}` : algorithm);
}

/** The last part of each path, and more of it where that is another's as well. */
export function distinctLabels(all: readonly OpenedResults[]): Map<OpenedResults, string> {
  const tail = (path: string, numParts: number) => partsOf(path).slice(-numParts).join("/");
  return new Map(
    all.map((opened, i) => {
      const depth = [1, 2, 3, 4, 5].find((numParts) =>
        all.every((other, j) => j === i || tail(other.path, numParts) !== tail(opened.path, numParts)),
      );
      if (depth === undefined) return [opened, `${opened.label} (${i + 1})`];
      return [opened, depth === 1 ? opened.label : tail(opened.path, depth)];
    }),
  );
}

/** Which of a contender's constraints a constraint of the shared task is; undefined where it has none such. */
export function ownConstraint({ task }: Contender, { constraints }: ComparedTask, k: number): Constraint | undefined {
  if (task.constraints.length === 1 && constraints.length === 1) return task.constraints[0];
  return task.constraints.find(({ cost }) => cost === constraints[k].cost);
}

/** Whether equal seeds of two contenders mean equal chances: the same program drew from them for the same environment. */
export const areSeedsShared = (a: Contender, b: Contender): boolean =>
  a.results.areSeedsKnown
  && b.results.areSeedsKnown
  && a.results.program === b.results.program
  && a.task.env === b.task.env
  && a.seeds.length === b.seeds.length
  && a.seeds.every((seed) => b.seeds.includes(seed));
