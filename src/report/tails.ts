import { optimumAt } from "../exact/optimumAt.ts";
import type { TaskRecord } from "../experiments/record.ts";
import { mean } from "../stats/mean.ts";
import type { Results } from "../tables/results.ts";
import { costRatio } from "./measures/costRatio.ts";
import { byRun, type DualRow, type ExactRow } from "./rows.ts";
import { keeps, TOLERANCE } from "./summary.ts";

/**
 * What a run's policies were worth over the last fifth of training, exactly: the
 * value of the mixture of those policies, which unlike the last of them does not
 * depend on where an oscillation happened to be cut off.
 */
export interface Tail {
  readonly seed: number;
  readonly episodeReturn: number;
  readonly episodeCost: number;
  /** (J⋆ − J) / |J⋆|; negative for a run that violates. */
  readonly gap: number;
  /** J_C / d; ∞ for any cost above a limit of 0. */
  readonly costRatio: number;
  /** J⋆(J_C) − J: how far below the best that can be had at the run's own cost; at least 0 for every policy. */
  readonly frontierGap: number;
  /** In reward per cost. */
  readonly multiplier: number;
  /** Means of what is left of the conditions of a saddle point, and of how far the optimum can be at most; NaN in results that do not say. */
  readonly kktResidual: number;
  readonly dualityGap: number;
  /** Whether the cost is within 1.05 d and the return within 5 % of the optimum. */
  readonly isSolved: boolean;
}

/** From this share of training on. */
const LATE = 0.8;

/** The tails of a variant's runs on a task whose optimum is known; runs without exact values are left out. */
export function tailsOf({ experiment, tables }: Results, task: TaskRecord, algorithm: string): Tail[] {
  const { optimum, frontier } = task;
  if (!optimum || !frontier) return [];
  const exact = byRun<ExactRow>(tables.exactTraining);
  const dual = byRun<DualRow>(tables.dual);
  const best = optimum.episodeReturn;
  return experiment.seeds.flatMap((seed) => {
    const late = lateRows(exact(task.name, algorithm, seed));
    if (late.length === 0) return [];
    const episodeReturn = mean(late.map((row) => row.episodeReturn));
    const episodeCost = mean(late.map((row) => row.episodeCost));
    const frontierReturn = optimumAt({ frontier, optima: [] }, episodeCost)?.episodeReturn ?? NaN;
    return {
      seed,
      episodeReturn,
      episodeCost,
      gap: (best - episodeReturn) / Math.abs(best),
      costRatio: costRatio(episodeCost, optimum.costLimit),
      frontierGap: frontierReturn - episodeReturn,
      multiplier: mean(lateRows(dual(task.name, algorithm, seed)).map((row) => row.naturalMultiplier)),
      kktResidual: mean(late.map((row) => row.kktResidual)),
      dualityGap: mean(late.map((row) => row.dualityGap)),
      isSolved: keeps(episodeCost, optimum.costLimit) && episodeReturn >= best - TOLERANCE * Math.abs(best),
    };
  });
}

function lateRows<Row extends { readonly step: number }>(rows: readonly Row[]): Row[] {
  const last = rows.at(-1)?.step ?? 0;
  return rows.filter(({ step }) => step > LATE * last);
}
