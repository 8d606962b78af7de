import { drawn, middle, resampled } from "./bootstrap.ts";
import { mean } from "./mean.ts";
import { column, type Estimate, type ResamplingOptions, type Scores } from "./scores.ts";

/**
 * How likely it is that a run of x beats a run of y on a task chosen at
 * random: the mean over tasks of U / (numRuns of x · numRuns of y), where U
 * counts the pairs that x wins, and a tie as half. One half means no difference.
 *
 * Mann & Whitney (1947); Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export const probabilityOfImprovement = (x: Scores, y: Scores): number =>
  mean((x[0] ?? []).map((_, task) => mean(column(x, task).flatMap((a) => column(y, task).map((b) => wins(a, b))))));

const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);

/** The same with a bootstrap interval, for which x and y are resampled independently. */
export function probabilityOfImprovementEstimate(
  x: Scores,
  y: Scores,
  { rng, resamples = 2000, confidence = 0.95 }: ResamplingOptions,
): Estimate {
  const value = probabilityOfImprovement(x, y);
  if (Math.min(x.length, y.length) < 2) return { value, low: NaN, high: NaN };
  const outcomes = Array.from({ length: resamples }, () =>
    probabilityOfImprovement(resampled(x, drawn(x, rng)), resampled(y, drawn(y, rng))),
  );
  return { value, ...middle(outcomes, confidence) };
}
