import { metricNames } from "../experiments/metrics.ts";
import type { ExperimentRecord } from "../experiments/record.ts";
import { evaluator } from "../math/arithmetic.ts";
import type { TableRow } from "./rows.ts";

/** The rows of the table `metrics`: what an experiment's formulas make of each row of `measures`. */
export function metricRows(metrics: ExperimentRecord["metrics"], measures: readonly TableRow[]): TableRow[] {
  const formulas = Object.entries(metrics ?? {}).map(
    ([metric, { tree }]) => [metric, evaluator(tree, metricNames)] as const,
  );
  return measures.flatMap((row) => {
    const { task, algorithm, seed, constraint } = row;
    const values = metricNames.map((name) => Number(row[name] ?? NaN));
    return formulas.map(([metric, valueOf]) => ({ task, algorithm, seed, constraint, metric, value: valueOf(values) }));
  });
}
