import { drawn, fewRuns, resampled } from "./bootstrap.ts";
import { pooled, type Estimate, type ResamplingOptions, type Scores } from "./scores.ts";

/** The share of runs, of all tasks together, whose score is above `threshold`. */
export const shareAbove = (scores: Scores, threshold: number): number => countAbove(pooled(scores), threshold);

/** The same for scores in one row. */
function countAbove(scores: Float64Array, threshold: number): number {
  let count = 0;
  for (let i = 0; i < scores.length; i++) if (scores[i] > threshold) count++;
  return count / scores.length;
}

/**
 * The performance profile: {@link shareAbove} each of some thresholds, with
 * intervals as {@link bootstrap} makes them; one set of resamples serves all
 * thresholds. Where one profile lies above another throughout, it is better
 * whatever one cares for. A run without a score may be given −∞: it is above
 * nothing, and counts.
 *
 * Dolan & Moré (2002), https://doi.org/10.1007/s101070100263;
 * Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export function performanceProfile(
  scores: Scores,
  thresholds: readonly number[],
  { rng, resamples = 2000, confidence }: ResamplingOptions,
): Estimate[] {
  const shares = thresholds.map(() => new Float64Array(scores.length < 2 ? 0 : resamples));
  for (let i = 0; i < resamples && scores.length > 1; i++) {
    const resample = pooled(resampled(scores, drawn(scores, rng)));
    for (let k = 0; k < thresholds.length; k++) shares[k][i] = countAbove(resample, thresholds[k]);
  }
  return thresholds.map((threshold, k) => {
    const { value, low, high } = fewRuns(shareAbove(scores, threshold), shares[k], scores.length, confidence);
    return { value, low: Math.max(0, low), high: Math.min(1, high) };
  });
}
