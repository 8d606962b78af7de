import { quantile } from "../math/quantile.ts";
import type { Rng } from "../math/rng.ts";
import type { Estimate, ResamplingOptions, Scores } from "./scores.ts";

/**
 * What `statistic` makes of the scores, with a stratified percentile-bootstrap
 * interval: the runs of each task are drawn anew with replacement, each task
 * for itself, and the interval holds the middle of what `statistic` makes of
 * the resamples.
 *
 * With few runs the interval is too narrow: five runs cannot be drawn wider
 * than they lie. With one run it is NaN to NaN.
 *
 * Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export function bootstrap(
  scores: Scores,
  statistic: (scores: Scores) => number,
  { rng, resamples = 2000, confidence = 0.95 }: ResamplingOptions,
): Estimate {
  if (scores.length < 2) return { value: statistic(scores), low: NaN, high: NaN };
  const outcomes = Array.from({ length: resamples }, () => statistic(resampled(scores, drawn(scores, rng))));
  return { value: statistic(scores), ...middle(outcomes, confidence) };
}

/** Which run stands in for which: an index per run and task. */
export const drawn = (scores: Scores, rng: Rng): number[][] =>
  scores.map((run) => run.map(() => rng.int(scores.length)));

/** The scores with the runs of each task chosen by `indices[run][task]`. */
export const resampled = (scores: Scores, indices: Scores): number[][] =>
  indices.map((run) => run.map((index, task) => scores[index][task]));

/** The interval that holds the middle `confidence` of some outcomes. */
export const middle = (outcomes: readonly number[], confidence = 0.95): { low: number; high: number } => ({
  low: quantile(outcomes, (1 - confidence) / 2),
  high: quantile(outcomes, (1 + confidence) / 2),
});
