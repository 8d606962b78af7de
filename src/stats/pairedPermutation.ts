import type { Rng } from "../math/rng.ts";

/** Up to so many pairs, every pattern of signs is tried: 2¹⁶ of them. */
const MAX_EXACT_PAIRS = 16;

/**
 * Two-sided p of the paired permutation test that the differences are symmetric
 * about 0: the share of patterns of signs that move the sum at least as far from
 * 0 as it is. Assumes nothing about their distribution. All patterns are tried
 * for up to 16 pairs, 2^16 drawn ones beyond; of the latter the one at hand
 * counts as well. NaN for no pairs.
 *
 * With n pairs no p can be below 2^(1 − n): five seeds cannot say 0.05.
 *
 * Fisher (1935), The design of experiments, §21; Phipson & Smyth (2010),
 * https://doi.org/10.2202/1544-6115.1585
 */
export function pairedPermutation(differences: readonly number[], rng: Rng): number {
  const size = differences.length;
  if (size === 0) return NaN;
  // Sums that differ by rounding alone are equal.
  const reached = Math.abs(differences.reduce((sum, x) => sum + x, 0)) * (1 - 1e-12);
  const numPatterns = 2 ** Math.min(size, MAX_EXACT_PAIRS);
  let numAsFar = 0;
  for (let pattern = 0; pattern < numPatterns; pattern++) {
    const isNegative = size <= MAX_EXACT_PAIRS ? (i: number) => ((pattern >> i) & 1) === 1 : () => rng.uniform() < 0.5;
    const sum = differences.reduce((total, x, i) => (isNegative(i) ? total - x : total + x), 0);
    if (Math.abs(sum) >= reached) numAsFar++;
  }
  return size <= MAX_EXACT_PAIRS ? numAsFar / numPatterns : (numAsFar + 1) / (numPatterns + 1);
}
