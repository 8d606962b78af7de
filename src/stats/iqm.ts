import { mean } from "./mean.ts";
import { pooled, type Scores } from "./scores.ts";

/**
 * The interquartile mean: the mean of what remains of all runs and tasks
 * together when the lowest and the highest quarter are dropped. As robust as
 * the median, nearly as efficient as the mean.
 *
 * Whole scores are dropped, ⌊n/4⌋ at each end: of five, the outer two.
 *
 * Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export function iqm(scores: Scores): number {
  const sorted = pooled(scores).sort();
  const dropped = Math.floor(sorted.length / 4);
  return mean(sorted.subarray(dropped, sorted.length - dropped));
}
