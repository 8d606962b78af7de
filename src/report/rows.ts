import type { ColumnTable } from "arquero";

/** Which run a row is about. */
export interface RunKey {
  readonly task: string;
  readonly algorithm: string;
  readonly seed: number;
}
/** A row of `runs`. */
export interface RunRow extends RunKey {
  readonly status: string;
  readonly error: string | null;
}
/** A row of `training`, or what is read of `exactTraining` in its place. */
export interface TrainingRow extends RunKey {
  readonly step: number;
  readonly constraint?: string;
  readonly episodeReturn: number;
  readonly episodeLength: number; // only of `training`
  readonly episodeCost: number; // only of `exactTraining`
}
/** A row of `losses`. */
export interface LossRow extends RunKey {
  readonly numGradientSteps: number;
}
/** A row of `exactTraining`: one per update and constraint. */
export interface ExactRow extends TrainingRow {
  readonly constraint: string;
  readonly optimalityGap: number;
  readonly violation: number;
  readonly multiplierError: number;
  readonly kktResidual: number;
  readonly dualityGap: number;
}
/** A row of `dual`. */
export interface DualRow extends RunKey {
  readonly step: number;
  readonly constraint: string;
  readonly episodeCost: number;
  readonly threshold: number;
  readonly lagrangeMultiplier: number;
  readonly naturalMultiplier: number;
}
/** A row of `evaluation`. */
export interface EvaluationRow extends RunKey {
  readonly mode: string;
  readonly method: string;
  readonly constraint: string;
  readonly episodeReturn: number;
  readonly episodeCost: number;
}
/** A row of `evaluationEpisodes`. */
export interface EpisodeRow extends RunKey {
  readonly mode: string;
  readonly constraint: string;
  readonly episodeCost: number;
  readonly longestCostSpell: number;
}

/** The rows of one run. */
export type RowsOf<Row> = (task: string, algorithm: string, seed: number) => readonly Row[];

/** The rows of a table, to be had by run, each in the order of the table. */
export function byRun<Row extends RunKey>(table: ColumnTable): RowsOf<Row> {
  const runs = new Map<string, Row[]>();
  for (const row of table.objects({ limit: Infinity }) as Row[]) {
    const rows = runs.get(key(row.task, row.algorithm, row.seed));
    if (rows) rows.push(row);
    else runs.set(key(row.task, row.algorithm, row.seed), [row]);
  }
  return (task, algorithm, seed) => runs.get(key(task, algorithm, seed)) ?? [];
}

const key = (...parts: readonly (string | number)[]) => JSON.stringify(parts);
