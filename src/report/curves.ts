import type { TaskRecord } from "../experiments/record.ts";
import { quantile } from "../math/quantile.ts";
import { mean } from "../stats/mean.ts";
import type { Results } from "../tables/results.ts";
import { finite } from "./outcomes.ts";
import { byRun, type DualRow, type TrainingRow } from "./rows.ts";

/** No curve is drawn with more points than this; more are averaged, each over the steps that lead up to it. */
const MAX_POINTS = 100;

/** What a variant's runs went through, each at the same steps. NaN: no number. */
export interface Curves {
  readonly step: readonly number[];
  readonly runs: readonly { readonly seed: number; readonly value: readonly number[] }[];
  /** Over the seeds that have a number. */
  readonly median: readonly number[];
  readonly low: readonly number[]; // the least of any seed
  readonly high: readonly number[]; // the greatest
}

/** A quantity that is followed through training. */
export interface Quantity {
  readonly title: string;
  /** Whether the numbers are expectations or means over the episodes of training. */
  readonly method: "exact" | "sampled";
  readonly curves: (algorithm: string) => Curves;
}

/** The curves of return, of each cost and of each multiplier on a task. */
export interface History {
  readonly episodeReturn: Quantity;
  readonly episodeCost: readonly Quantity[]; // one per constraint
  readonly multiplier: readonly Quantity[]; // one per constraint
}

export function historyOf({ experiment, tables }: Results, task: TaskRecord): History {
  const training = byRun<TrainingRow>(tables.training);
  const exact = byRun<TrainingRow>(tables.exactTraining);
  const dual = byRun<DualRow>(tables.dual);
  const method = experiment.algorithms.some(({ name }) =>
    experiment.seeds.some((seed) => exact(task.name, name, seed).length > 0),
  )
    ? "exact"
    : "sampled";
  const quantity = (title: string, method: Quantity["method"], read: Reading): Quantity => ({
    title,
    method,
    curves: (algorithm) =>
      aligned(experiment.seeds.map((seed) => ({ seed, points: read(task.name, algorithm, seed) }))),
  });
  const ofConstraint = (cost: string, row: { constraint?: string }) => row.constraint === cost;
  return {
    episodeReturn: quantity("return", method, (...run) =>
      (method === "exact" ? oncePerStep(exact(...run)) : training(...run)).map((row) => [row.step, row.episodeReturn]),
    ),
    episodeCost: task.constraints.map(({ cost, kind }) => {
      const costMethod = kind === "discounted" ? "sampled" : method; // no discounted cost is computed exactly
      return quantity(cost, costMethod, (...run) =>
        (costMethod === "exact" ? exact(...run) : dual(...run))
          .filter((row) => ofConstraint(cost, row))
          .map((row) => [row.step, row.episodeCost]),
      );
    }),
    multiplier: task.constraints.map(({ cost }) =>
      quantity(task.constraints.length > 1 ? `λ (${cost})` : "λ", "sampled", (...run) =>
        dual(...run)
          .filter((row) => ofConstraint(cost, row))
          .map((row) => [row.step, row.naturalMultiplier]),
      ),
    ),
  };
}

type Point = readonly [step: number, value: number];
type Reading = (task: string, algorithm: string, seed: number) => Point[];

/** The rows of a table with one row per constraint, one per step. */
const oncePerStep = (rows: readonly TrainingRow[]) => rows.filter((row, i) => row.step !== rows[i - 1]?.step);

/** Brings the curves of several seeds to the same steps. */
export function aligned(runs: readonly { seed: number; points: readonly Point[] }[], maxPoints = MAX_POINTS): Curves {
  const all = [...new Set(runs.flatMap(({ points }) => points.map(([step]) => step)))].sort((a, b) => a - b);
  const size = Math.min(all.length, maxPoints);
  const step = Array.from({ length: size }, (_, i) => all[Math.round(((i + 1) * all.length) / size) - 1]);
  const values = runs.map(({ seed, points }) => {
    const bins: number[][] = step.map(() => []);
    let bin = 0;
    for (const [at, value] of points) {
      while (step[bin] < at) bin++;
      if (Number.isFinite(value)) bins[bin].push(value);
    }
    return { seed, value: bins.map(mean) };
  });
  const over = (statistic: (values: number[]) => number) =>
    step.map((_, i) => statistic(finite(values.map(({ value }) => value[i]))));
  return {
    step,
    runs: values,
    median: over((present) => quantile(present, 0.5)),
    low: over((present) => quantile(present, 0)),
    high: over((present) => quantile(present, 1)),
  };
}
