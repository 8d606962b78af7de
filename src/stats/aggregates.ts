import { quantile } from "../math/quantile.ts";
import { mean } from "./mean.ts";
import { column, type Scores } from "./scores.ts";

/** The mean of each task over its runs. */
const taskMeans = (scores: Scores): number[] => (scores[0] ?? []).map((_, task) => mean(column(scores, task)));

/** The mean over tasks of the mean over runs. */
export const meanScore = (scores: Scores): number => mean(taskMeans(scores));

/** The median over tasks of the mean over runs. */
export const medianScore = (scores: Scores): number => quantile(taskMeans(scores), 0.5);

/**
 * By how much runs fall short of `target` on average, where a run that exceeds
 * it counts as having met it: target − mean of min(score, target).
 *
 * Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export const optimalityGap = (scores: Scores, target = 1): number =>
  target - mean(scores.flat().map((score) => Math.min(score, target)));
