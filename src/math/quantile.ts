import type { Reals } from "./reals.ts";

/**
 * The quantile of a sample at a probability in [0, 1], by linear interpolation
 * between order statistics: with x₀ ≤ … ≤ xₙ₋₁ and h = (n − 1) · probability,
 *
 *   x⌊h⌋ + (h − ⌊h⌋) (x⌊h⌋₊₁ − x⌊h⌋).
 *
 * That is R's type 7, the default of R and NumPy. NaN where there are no values.
 *
 * Hyndman & Fan (1996), definition 7, https://doi.org/10.1080/00031305.1996.10473566
 */
export const quantile = (values: readonly number[] | Reals, probability: number): number =>
  quantileSorted(Float64Array.from(values).sort(), probability);

/** The same, of values that are in ascending order already. */
export function quantileSorted(sorted: Reals, probability: number): number {
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const fraction = position - below;
  // No interpolation on a value itself, or between two alike: 0 · ∞ and ∞ − ∞ are no numbers.
  return fraction === 0 || sorted[below] === sorted[below + 1]
    ? sorted[below]
    : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}
