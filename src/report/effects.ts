import type { TaskRecord } from "../experiments/record.ts";
import { rng } from "../math/rng.ts";
import { holm } from "../stats/holm.ts";
import { pairedDifference, type PairedDifference } from "../stats/pairedDifference.ts";
import type { Outcome } from "./outcomes.ts";

/** What a change does to one quantity. */
export interface Effect extends PairedDifference, Corrected {}

/** How much a p-value is worth that is one of several. */
export interface Corrected {
  /** p after Holm's correction for all variants of the task. */
  readonly adjusted: number;
  /** Whether that is below 5 %. */
  readonly shown: boolean;
  /** Whether p is below 5 % only before the correction: among many variants, some are by chance. */
  readonly suggested: boolean;
}

/** What one variant changes with respect to the method, paired by seed. */
export interface VariantEffect {
  readonly algorithm: string;
  readonly episodeReturn: Effect;
  readonly episodeCost: readonly Effect[]; // one per constraint
}

const LEVEL = 0.05;

/** Mean difference over the seeds that both have a number for; equal pairs have equal intervals, wherever they are asked for. */
export const differenceOf = (x: readonly number[], y: readonly number[]): PairedDifference =>
  pairedDifference(x, y, { rng: rng("report/difference") });

/** The effects of every variant but the first, which is what they are compared with. */
export function effectsOf(task: TaskRecord, [method, ...variants]: readonly Outcome[]): VariantEffect[] {
  const family = (read: (outcome: Outcome) => readonly number[]) =>
    corrected(variants.map((variant) => differenceOf(read(variant), read(method))));
  const returns = family(({ episodeReturn }) => episodeReturn);
  const costs = task.constraints.map((_, k) => family(({ episodeCost }) => episodeCost[k]));
  return variants.map(({ algorithm }, i) => ({
    algorithm,
    episodeReturn: returns[i],
    episodeCost: costs.map((effects) => effects[i]),
  }));
}

/** Differences that were asked about at once, with what is left of their p-values. */
export function corrected<Difference extends { readonly pValue: number }>(
  differences: readonly Difference[],
): (Difference & Corrected)[] {
  const adjusted = holm(differences.map(({ pValue }) => pValue));
  return differences.map((difference, i) => {
    const shown = adjusted[i] < LEVEL;
    return { ...difference, adjusted: adjusted[i], shown, suggested: !shown && difference.pValue < LEVEL };
  });
}
