import type { Constraint } from "../../env/task.ts";
import type { TaskRecord } from "../../experiments/record.ts";
import type { Results } from "../../tables/results.ts";
import { byRun, type DualRow, type LossRow, type TrainingRow } from "../rows.ts";

/** What a run's updates came to, all of them together. */
export interface TrainingMeasures {
  /** Return averaged over the steps of training: the area under the learning curve over its length. */
  readonly meanReturn: number;
  /** Cost per environment step, by the name of the cost: Σ (J_C / episode length) Δsteps / Σ Δsteps. */
  readonly costRate: Readonly<Record<string, number>>;
  readonly numGradientSteps: number;
}

/** Reads the updates of runs on a task; NaN where a run has none. */
export function trainingMeasures({ tables }: Results, task: TaskRecord) {
  const training = byRun<TrainingRow>(tables.training);
  const exact = byRun<TrainingRow>(tables.exactTraining);
  const dual = byRun<DualRow>(tables.dual);
  const losses = byRun<LossRow>(tables.losses);
  return (algorithm: string, seed: number): TrainingMeasures => {
    const rows = training(task.name, algorithm, seed);
    const computed = exact(task.name, algorithm, seed).filter(
      ({ constraint }, _, [first]) => constraint === first.constraint,
    );
    const steps = losses(task.name, algorithm, seed).map(({ numGradientSteps }) => numGradientSteps);
    const lengths = new Map(rows.map(({ step, episodeLength }) => [step, episodeLength]));
    const rate = ({ cost, kind }: Constraint) =>
      meanOverSteps(
        dual(task.name, algorithm, seed).filter((row) => row.constraint === cost),
        ({ step, episodeCost }) => perStep(kind, episodeCost, lengths.get(step) ?? NaN),
      );
    return {
      meanReturn: meanOverSteps(computed.length > 0 ? computed : rows, ({ episodeReturn }) => episodeReturn),
      costRate: Object.fromEntries(task.constraints.map((constraint) => [constraint.cost, rate(constraint)])),
      numGradientSteps: steps.length === 0 ? NaN : steps.reduce((sum, one) => sum + one, 0),
    };
  };
}

/** A discounted sum does not tell what a step costs. */
function perStep(kind: Constraint["kind"], episodeCost: number, episodeLength: number): number {
  if (kind === "discounted") return NaN;
  return kind === "rate" ? episodeCost : episodeCost / episodeLength;
}

/** The mean of a quantity over steps: a number stands for the steps since the number before it. */
function meanOverSteps<Row extends { readonly step: number }>(
  rows: readonly Row[],
  read: (row: Row) => number,
): number {
  let sum = 0;
  let total = 0;
  let last = 0;
  for (const row of rows) {
    const value = read(row);
    if (!Number.isFinite(value)) continue;
    sum += value * (row.step - last);
    total += row.step - last;
    last = row.step;
  }
  return sum / total;
}
