import type { ColumnTable } from "arquero";
import type { Analysis } from "../analysis.ts";
import type { ExperimentRecord } from "../../experiments/record.ts";
import { metricRows } from "../../tables/metricRows.ts";
import { toTable } from "../../tables/load.ts";
import type { DerivedTableName, Results } from "../../tables/results.ts";
import type { TableRow } from "../../tables/rows.ts";
import type { Comparison, Pair } from "../pairwise.ts";
import type { RunMeasures } from "./measures.ts";

/** The tables that are worked out from the results; metrics only where an experiment declares some. */
type DerivedRows = Readonly<Record<"measures" | "summary" | "pairwise", TableRow[]>> & {
  readonly metrics?: TableRow[];
};

/** Their rows, for all tasks one after the other. */
export function derivedRows(tasks: readonly Analysis[], metrics?: ExperimentRecord["metrics"]): DerivedRows {
  const measures = tasks.flatMap(measuresOf);
  return {
    measures,
    ...(metrics && { metrics: metricRows(metrics, measures) }),
    summary: tasks.flatMap(summaryRows),
    pairwise: tasks.flatMap((evidence) => evidence.pairs.flatMap((pair) => pairRows(evidence, pair))),
  };
}

/** The same as tables, of the experiment that the results are of. */
export const derivedTables = (
  { experiment }: Pick<Results, "experiment">,
  tasks: readonly Analysis[],
): Readonly<Partial<Record<DerivedTableName, ColumnTable>>> =>
  Object.fromEntries(
    Object.entries(derivedRows(tasks, experiment.metrics)).map(([name, rows]) => [
      name,
      toTable(name as DerivedTableName, rows),
    ]),
  );

/** A row for each run and constraint of a task. */
export const measuresOf = (evidence: Analysis): TableRow[] =>
  evidence.measures.flatMap((run) => measureRows(evidence, run));

function measureRows({ task }: Analysis, { algorithm, seed, status, ofRun, ofConstraint }: RunMeasures): TableRow[] {
  const run = { task: task.name, algorithm, seed, status, ...ofRun };
  if (ofConstraint.length === 0) return [{ ...run, constraint: "" }];
  return ofConstraint.map((values, k) => {
    const { cost, costLimit } = task.constraints[k];
    return { ...run, constraint: cost, costLimit, ...values };
  });
}

const summaryRows = ({ task, statistics }: Analysis): TableRow[] =>
  [...statistics].flatMap(([algorithm, all]) =>
    all.map(({ constraint, ...rest }) => ({
      task: task.name,
      algorithm,
      constraint: constraint === undefined ? "" : task.constraints[constraint].cost,
      ...rest,
    })),
  );

function pairRows({ task }: Analysis, { algorithm, other, family, episodeReturn, episodeCost }: Pair): TableRow[] {
  const row = (measure: string, constraint: string, comparison: Comparison): TableRow => {
    const { difference, numPairs, numMissing, pValue, adjusted, improvement } = comparison;
    return {
      task: task.name,
      measure,
      constraint,
      algorithm,
      other,
      family,
      numPairs,
      numMissing,
      difference: difference.value,
      low: difference.low,
      high: difference.high,
      pValue,
      adjusted,
      improvement: improvement.value,
      improvementLow: improvement.low,
      improvementHigh: improvement.high,
    };
  };
  return [
    row("episodeReturn", "", episodeReturn),
    ...episodeCost.map((comparison, k) => row("episodeCost", task.constraints[k].cost, comparison)),
  ];
}
