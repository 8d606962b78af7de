import { quantile } from "../../math/quantile.ts";
import { rng } from "../../math/rng.ts";
import { bootstrap } from "../../stats/bootstrap.ts";
import { iqm } from "../../stats/iqm.ts";
import { mean } from "../../stats/mean.ts";
import { oneTask, type Estimate } from "../../stats/scores.ts";
import { wilson } from "../../stats/wilson.ts";
import { finite } from "../outcomes.ts";
import type { Summary } from "../summary.ts";
import type { RunMeasures } from "./measures.ts";
import {
  constraintMeasures,
  runMeasures,
  type ConstraintMeasure,
  type RunMeasure,
} from "../../experiments/measureNames.ts";

/** What the runs of one variant say of one measure. */
export interface Statistic extends Estimate {
  readonly measure: RunMeasure | ConstraintMeasure;
  /** Which constraint; undefined for a measure of the whole run. */
  readonly constraint: number | undefined;
  readonly statistic: "iqm" | "mean" | "median" | "share";
  /** Runs that have a number, of those that were asked for. */
  readonly numRuns: number;
  readonly numSeeds: number;
}

/** Tails and shares are averaged whole; what some runs never reach has no mean. */
const STATISTICS: Readonly<Partial<Record<RunMeasure | ConstraintMeasure, Statistic["statistic"]>>> = {
  isKept: "share",
  violationProbability: "mean",
  cvar90: "mean",
  longestCostSpell: "mean",
  firstFeasibleStep: "median",
  settlingStep: "median",
};

/** Measures that cannot be below 0, also where few runs leave room for it. */
const NON_NEGATIVE: ReadonlySet<string> = new Set(constraintMeasures.filter((measure) => measure !== "weakViolation"));

/** Measures that cannot be above 1. */
const SHARES: ReadonlySet<string> = new Set(["violationProbability", "violatingShare"]);

/** Every measure of one variant, over its runs. */
export function statisticsOf(summary: Summary, runs: readonly RunMeasures[]): Statistic[] {
  const { algorithm } = summary.outcome;
  const own = runs.filter((run) => run.algorithm === algorithm);
  const over = (
    measure: Statistic["measure"],
    constraint: number | undefined,
    values: readonly number[],
  ): Statistic => {
    const statistic = STATISTICS[measure] ?? "iqm";
    // Any cost is infinitely many times a limit of 0, which is a result and not a lack of one.
    const present = measure === "costRatio" ? values.filter((value) => !Number.isNaN(value)) : finite(values);
    // What the summary says already is said alike.
    const known = {
      episodeReturn: summary.episodeReturn,
      episodeCost: summary.constraints[constraint ?? 0]?.episodeCost,
    };
    const estimate = known[measure as keyof typeof known] ?? estimated(statistic, present);
    const low = NON_NEGATIVE.has(measure) ? Math.max(0, estimate.low) : estimate.low;
    const high = SHARES.has(measure) ? Math.min(1, estimate.high) : estimate.high;
    const counts = { numRuns: present.length, numSeeds: values.length };
    return { measure, constraint, statistic, value: estimate.value, low, high, ...counts };
  };
  return [
    ...runMeasures.map((measure) =>
      over(
        measure,
        undefined,
        own.map(({ ofRun }) => ofRun[measure]),
      ),
    ),
    ...summary.constraints.flatMap((_, k) =>
      constraintMeasures.map((measure) =>
        over(
          measure,
          k,
          own.map(({ ofConstraint }) => ofConstraint[k][measure]),
        ),
      ),
    ),
  ];
}

function estimated(statistic: Statistic["statistic"], values: readonly number[]): Estimate {
  if (values.length === 0) return { value: NaN, low: NaN, high: NaN };
  if (statistic === "share") return wilson(values.filter((value) => value === 1).length, values.length);
  if (statistic === "median") return { value: quantile(values, 0.5), low: NaN, high: NaN };
  // Where all are alike there is nothing to resample.
  if (values.every((value) => value === values[0])) {
    const [value] = values;
    return values.length < 2 ? { value, low: NaN, high: NaN } : { value, low: value, high: value };
  }
  const of = statistic === "mean" ? (scores: readonly (readonly number[])[]) => mean(scores.map(([one]) => one)) : iqm;
  return bootstrap(oneTask(values), of, { rng: rng(`report/${statistic}`) });
}
