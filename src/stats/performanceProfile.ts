import { bootstrap } from "./bootstrap.ts";
import { mean } from "./mean.ts";
import type { Estimate, ResamplingOptions, Scores } from "./scores.ts";

/** The share of runs, of all tasks together, whose score is above `threshold`. */
export const shareAbove = (scores: Scores, threshold: number): number =>
  mean(scores.flat().map((score) => (score > threshold ? 1 : 0)));

/**
 * The performance profile: {@link shareAbove} each of some thresholds, with
 * intervals. Where one profile lies above another throughout, it is better
 * whatever one cares for.
 *
 * Dolan & Moré (2002), https://doi.org/10.1007/s101070100263;
 * Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export const performanceProfile = (
  scores: Scores,
  thresholds: readonly number[],
  options: ResamplingOptions,
): Estimate[] =>
  thresholds.map((threshold) => {
    const { value, low, high } = bootstrap(scores, (resample) => shareAbove(resample, threshold), options);
    return { value, low: Math.max(0, low), high: Math.min(1, high) };
  });
