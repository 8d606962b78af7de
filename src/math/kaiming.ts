import type { Rng } from "./rng.ts";

/**
 * A random matrix of `numRows` × `numColumns`, row by row: independent normal
 * draws of deviation gain / √numRows. Rows are inputs, so that with inputs of
 * mean square 1 every output has a mean square of gain².
 *
 * He, Zhang, Ren & Sun (2015), "Delving deep into rectifiers", https://arxiv.org/abs/1502.01852
 */
export function kaiming(numRows: number, numColumns: number, gain: number, rng: Rng): Float64Array {
  const deviation = gain / Math.sqrt(numRows);
  return Float64Array.from({ length: numRows * numColumns }, () => deviation * rng.normal());
}
