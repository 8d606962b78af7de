import { drawn, middle } from "./bootstrap.ts";
import { mean } from "./mean.ts";
import { column, type Estimate, type ResamplingOptions, type Scores } from "./scores.ts";

/**
 * How likely it is that a run of x beats a run of y on a task chosen at
 * random: the mean over tasks of U / (numRuns of x · numRuns of y), where U
 * counts the pairs that x wins, and a tie as half. One half means no difference.
 * Only order counts, so that a run without a score may be given −∞: it loses to
 * all but its like.
 *
 * Mann & Whitney (1947); Agarwal et al. (2021), https://arxiv.org/abs/2108.13264
 */
export const probabilityOfImprovement = (x: Scores, y: Scores): number =>
  mean(duels(x, y).map((task) => mean(task.map(mean))));

/** The same with a bootstrap interval, for which x and y are resampled independently. */
export function probabilityOfImprovementEstimate(
  x: Scores,
  y: Scores,
  { rng, resamples = 2000, confidence = 0.95 }: ResamplingOptions,
): Estimate {
  const value = probabilityOfImprovement(x, y);
  if (Math.min(x.length, y.length) < 2) return { value, low: NaN, high: NaN };
  const all = duels(x, y);
  const outcomes = Array.from({ length: resamples }, () => {
    const [rows, columns] = [drawn(x, rng), drawn(y, rng)];
    let total = 0;
    for (let task = 0; task < all.length; task++) {
      for (const row of rows) {
        const won = all[task][row[task]];
        for (const one of columns) total += won[one[task]];
      }
    }
    return total / (all.length * x.length * y.length);
  });
  return { value, ...middle(outcomes, confidence) };
}

/** Which run of x beats which of y: `duels[task][run of x][run of y]`, 1 for a win and ½ for a tie. */
const duels = (x: Scores, y: Scores): number[][][] =>
  (x[0] ?? []).map((_, task) => column(x, task).map((a) => column(y, task).map((b) => wins(a, b))));

const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
