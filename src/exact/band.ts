/**
 * The LU factors of a matrix that is zero far from its diagonal, without
 * pivoting: what is solved here, I − γP with γ below 1, is diagonally dominant
 * by rows and needs none.
 *
 * `rows` has `2 * reach + 1` entries per row, the diagonal in the middle; it
 * is overwritten. O(size · reach²).
 */
export function factorized(rows: Float64Array, size: number, reach: number): BandFactors {
  const width = 2 * reach + 1;
  for (let k = 0; k < size; k++) {
    const pivot = rows[k * width + reach];
    const last = Math.min(size - 1, k + reach);
    for (let i = k + 1; i <= last; i++) {
      const at = i * width + reach - i; // rows[at + j] is the entry in column j
      const factor = rows[at + k] / pivot;
      rows[at + k] = factor;
      if (factor === 0) continue;
      const above = k * width + reach - k;
      for (let j = k + 1; j <= last; j++) rows[at + j] -= factor * rows[above + j];
    }
  }
  return { rows, size, reach };
}

export interface BandFactors {
  readonly rows: Float64Array; // [size, 2 * reach + 1]
  readonly size: number;
  readonly reach: number;
}

/** Solves A x = b, in place. */
export function solveBand({ rows, size, reach }: BandFactors, x: Float64Array): void {
  const width = 2 * reach + 1;
  for (let i = 1; i < size; i++) {
    const at = i * width + reach - i;
    for (let j = Math.max(0, i - reach); j < i; j++) x[i] -= rows[at + j] * x[j];
  }
  for (let i = size - 1; i >= 0; i--) {
    const at = i * width + reach - i;
    const last = Math.min(size - 1, i + reach);
    for (let j = i + 1; j <= last; j++) x[i] -= rows[at + j] * x[j];
    x[i] /= rows[at + i];
  }
}

/** Solves Aᵀ x = b, in place. */
export function solveTransposedBand({ rows, size, reach }: BandFactors, x: Float64Array): void {
  const width = 2 * reach + 1;
  for (let i = 0; i < size; i++) {
    const at = i * width + reach - i;
    x[i] /= rows[at + i];
    const last = Math.min(size - 1, i + reach);
    for (let j = i + 1; j <= last; j++) x[j] -= rows[at + j] * x[i];
  }
  for (let i = size - 1; i > 0; i--) {
    const at = i * width + reach - i;
    for (let j = Math.max(0, i - reach); j < i; j++) x[j] -= rows[at + j] * x[i];
  }
}
