import { bootstrap } from "./bootstrap.ts";
import { mean } from "./mean.ts";
import { studentTail } from "./studentT.ts";
import { oneTask, type Estimate, type ResamplingOptions, type Scores } from "./scores.ts";

/** The effect of a change, from runs that share their seeds two by two. */
export interface PairedDifference extends Estimate {
  readonly numPairs: number;
  /** Pairs in which a run failed or ended in NaN. They are left out of the numbers, and must be shown. */
  readonly numMissing: number;
  /** Two-sided p of the paired t-test that the mean difference is 0. NaN for fewer than two pairs. */
  readonly pValue: number;
}

/**
 * By how much `changed` exceeds `original`, where equal places hold equal seeds.
 *
 * @param statistic of the differences; the mean by default.
 */
export function pairedDifference(
  changed: readonly number[],
  original: readonly number[],
  options: ResamplingOptions & { statistic?: (scores: Scores) => number },
): PairedDifference {
  const all = changed.map((score, i) => score - original[i]);
  const differences = all.filter(Number.isFinite);
  const statistic = options.statistic ?? ((scores) => mean(scores.flat()));
  return {
    ...bootstrap(oneTask(differences), statistic, options),
    numPairs: differences.length,
    numMissing: all.length - differences.length,
    pValue: pairedPValue(differences),
  };
}

/**
 * Two-sided p of Student's t-test that the mean of the differences is 0. Where
 * they are all the same, it is 1 if they are 0, else 0.
 */
export function pairedPValue(differences: readonly number[]): number {
  const size = differences.length;
  if (size < 2) return NaN;
  const center = mean(differences);
  const variance = differences.reduce((sum, x) => sum + (x - center) * (x - center), 0) / (size - 1);
  if (variance === 0) return center === 0 ? 1 : 0;
  return 2 * studentTail(Math.abs(center) / Math.sqrt(variance / size), size - 1);
}
