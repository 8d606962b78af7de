import type { TaskRecord } from "../experiments/record.ts";
import { oscillation, type Oscillation } from "../stats/oscillation.ts";
import {
  firstFeasibleStep,
  longestViolation,
  settlingStep,
  strongViolation,
  violatingShare,
  weakViolation,
  type CostPoint,
} from "../stats/violation.ts";
import type { Results } from "../tables/results.ts";
import { TOLERANCE } from "./summary.ts";
import { byRun, type DualRow } from "./rows.ts";

/** What one run cost on its way, for one constraint. */
export interface Journey {
  readonly seed: number;
  readonly points: readonly JourneyPoint[]; // one per update
  /** Σ max(0, J_C − d) Δsteps and Σ (J_C − d) Δsteps, over the steps of training: in units of cost per episode. */
  readonly strongViolation: number;
  readonly weakViolation: number;
  /** The share of updates at which the limit was exceeded. */
  readonly violatingShare: number;
  /** The most updates in a row at which it was. */
  readonly longestViolation: number;
  /** The first of three updates in a row within the tolerance; NaN where there is none. */
  readonly firstFeasibleStep: number;
  /** From where on it never again left the tolerance; NaN where it ended outside. */
  readonly settlingStep: number;
  /** What the cost was held to at the last update, in units of the limit's. */
  readonly lastThreshold: number;
  /** λ as the update used it: its motion, its greatest and its last value. */
  readonly multiplier: Oscillation & { readonly peak: number; readonly last: number };
}

/** Cost and price at one update. */
export interface JourneyPoint extends CostPoint {
  readonly naturalMultiplier: number;
}

/** The journeys of one variant's runs. */
export interface Journeys {
  readonly algorithm: string;
  readonly constraints: readonly (readonly Journey[])[]; // [constraint][run that has updates]
}

/** What every variant on a task cost on its way, in the order of the experiment. */
export function journeysOf({ experiment, tables }: Results, task: TaskRecord): Journeys[] {
  const dual = byRun<DualRow>(tables.dual);
  return experiment.algorithms.map(({ name: algorithm }) => ({
    algorithm,
    constraints: task.constraints.map(({ cost, costLimit }) =>
      experiment.seeds.flatMap((seed) => {
        const rows = dual(task.name, algorithm, seed).filter((row) => row.constraint === cost);
        return rows.length === 0 ? [] : [journey(seed, rows, costLimit)];
      }),
    ),
  }));
}

function journey(seed: number, rows: readonly DualRow[], costLimit: number): Journey {
  const points = rows.map(({ step, episodeCost, naturalMultiplier }) => ({
    step,
    cost: episodeCost,
    naturalMultiplier,
  }));
  const multipliers = rows.map(({ lagrangeMultiplier }) => lagrangeMultiplier);
  const numSteps = points.at(-1)!.step;
  return {
    seed,
    points,
    strongViolation: strongViolation(points, costLimit) / numSteps,
    weakViolation: weakViolation(points, costLimit) / numSteps,
    violatingShare: violatingShare(points, costLimit),
    longestViolation: longestViolation(points, costLimit),
    firstFeasibleStep: firstFeasibleStep(points, costLimit, { tolerance: TOLERANCE }),
    settlingStep: settlingStep(points, costLimit, TOLERANCE),
    lastThreshold: rows.at(-1)!.threshold,
    multiplier: { ...oscillation(multipliers), peak: Math.max(...multipliers), last: multipliers.at(-1)! },
  };
}
