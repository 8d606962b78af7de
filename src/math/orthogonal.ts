import type { Rng } from "./rng.ts";

/**
 * A random matrix of `numRows` × `numColumns`, row by row, whose columns (or
 * rows, where those are fewer) are orthogonal and as long as `gain`: the
 * Gram–Schmidt basis of standard normal draws.
 *
 * Saxe, McClelland & Ganguli (2014), https://arxiv.org/abs/1312.6120
 */
export function orthogonal(numRows: number, numColumns: number, gain: number, rng: Rng): Float64Array {
  const count = Math.min(numRows, numColumns);
  const length = Math.max(numRows, numColumns);
  const basis = Array.from({ length: count }, () => Float64Array.from({ length }, () => rng.normal()));
  for (const [k, vector] of basis.entries()) {
    for (const earlier of basis.slice(0, k)) {
      const share = dot(vector, earlier);
      for (let i = 0; i < length; i++) vector[i] -= share * earlier[i];
    }
    const norm = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < length; i++) vector[i] /= norm;
  }
  const matrix = new Float64Array(numRows * numColumns);
  for (let r = 0; r < numRows; r++) {
    for (let c = 0; c < numColumns; c++) {
      matrix[r * numColumns + c] = gain * (numRows < numColumns ? basis[r][c] : basis[c][r]);
    }
  }
  return matrix;
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}
