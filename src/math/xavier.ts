import type { Rng } from "./rng.ts";

/**
 * A random matrix of `numRows` × `numColumns`, row by row: independent and
 * uniform in ± gain · √(6 / (numRows + numColumns)), a compromise between
 * keeping the size of what goes forward and of the gradients that come back.
 *
 * Glorot & Bengio (2010), "Understanding the difficulty of training deep feedforward neural networks", equation 16
 */
export function xavier(numRows: number, numColumns: number, gain: number, rng: Rng): Float64Array {
  const bound = gain * Math.sqrt(6 / (numRows + numColumns));
  return Float64Array.from({ length: numRows * numColumns }, () => bound * (2 * rng.uniform() - 1));
}
