import type { Reals } from "./reals.ts";

/** Running sums: answer[i] = weights[0] + … + weights[i]. */
export function cumulative(weights: Reals): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i];
    sums[i] = sum;
  }
  return sums;
}

/**
 * The index that `share` ∈ [0, 1) of the whole weight points at, given running
 * sums: the first whose sum is above it. With a uniform share each index comes
 * in proportion to its weight, and one of weight 0 never.
 */
export function weightedIndex(sums: Float64Array, share: number): number {
  const sought = share * sums[sums.length - 1];
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle] > sought) high = middle;
    else low = middle + 1;
  }
  return low;
}
