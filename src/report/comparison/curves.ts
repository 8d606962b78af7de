import { aligned, type Curves } from "../curves.ts";
import type { CurveGroup } from "../document.ts";
import type { DualRow, TrainingRow } from "../rows.ts";
import { rowsOf } from "./rowsOf.ts";
import { ownConstraint, type ComparedTask, type Contender } from "./contenders.ts";

/** One quantity of a task through training, for every contender. */
export interface ComparedCurves {
  readonly title: string;
  readonly limit?: number;
  readonly curves: readonly { readonly name: string; readonly curves: Curves }[];
}

/** How the numbers of a contender were had: expectations of its policies, or means over the episodes of training. */
type Reading = (contender: Contender, seed: number) => (readonly [step: number, value: number])[];

/**
 * Return and costs of all contenders through training, measured alike: exactly
 * where every contender was, else as means over the episodes of training.
 */
export function comparedCurves(task: ComparedTask): { readonly isExact: boolean; readonly groups: ComparedCurves[] } {
  const isExact = task.contenders.every(({ results, task: own, algorithm }) => {
    const exact = rowsOf<TrainingRow>(results.results.tables.exactTraining);
    return results.results.experiment.seeds.some((seed) => exact(own.name, algorithm, seed).length > 0);
  });
  const of = (read: Reading) =>
    task.contenders.map((contender) => ({
      name: contender.name,
      curves: aligned(contender.seeds.map((seed) => ({ seed, points: read(contender, seed) }))),
    }));
  const groups = [
    { title: "return", curves: of(isExact ? exactReturn : trainedReturn) },
    ...task.constraints.map(({ cost, costLimit, kind }, k) => ({
      title: task.constraints.length > 1 ? cost : "cost",
      ...(Number.isNaN(costLimit) ? {} : { limit: costLimit }),
      // No discounted cost is computed exactly.
      curves: of(costOf(task, k, isExact && kind !== "discounted")),
    })),
  ];
  return { isExact, groups };
}

const exactReturn: Reading = ({ results, task, algorithm }, seed) =>
  rowsOf<TrainingRow>(results.results.tables.exactTraining)(task.name, algorithm, seed)
    .filter((row, i, rows) => row.step !== rows[i - 1]?.step)
    .map((row) => [row.step, row.episodeReturn]);

const trainedReturn: Reading = ({ results, task, algorithm }, seed) =>
  rowsOf<TrainingRow>(results.results.tables.training)(task.name, algorithm, seed).map((row) => [
    row.step,
    row.episodeReturn,
  ]);

const costOf =
  (shared: ComparedTask, k: number, isExact: boolean): Reading =>
  (contender, seed) => {
    const { results, task, algorithm } = contender;
    const { exactTraining, dual } = results.results.tables;
    const own = ownConstraint(contender, shared, k);
    const rows = isExact
      ? rowsOf<TrainingRow>(exactTraining)(task.name, algorithm, seed)
      : rowsOf<DualRow>(dual)(task.name, algorithm, seed);
    return rows.filter((row) => row.constraint === own?.cost).map((row) => [row.step, row.episodeCost]);
  };

/** The same to be chosen, zoomed and read off. */
export const explorerGroups = ({ name }: ComparedTask, groups: readonly ComparedCurves[]): CurveGroup[] =>
  groups.map(({ title, limit, curves }) => ({
    title: `${name}: ${title}`,
    rules: limit === undefined ? [] : [{ title: "limit", value: limit, color: "limit" }],
    curves: curves.map(({ name: contender, curves: { step, median, low, high } }) => ({
      name: contender,
      step,
      median: median.map(brief),
      low: low.map(brief),
      high: high.map(brief),
    })),
  }));

/** Five digits, which is more than a screen shows; null for no number. */
const brief = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(5)) : null);
