/**
 * A linear program of few rows whose columns come one by one:
 *
 *   maximize Σⱼ cⱼ xⱼ  subject to  Σⱼ Aⱼ xⱼ = b, x ≥ 0
 *
 * `basis` holds as many columns as there are rows, with which it can be kept.
 */
export interface Column {
  readonly entries: readonly number[]; // Aⱼ, one per row
  readonly worth: number; // cⱼ
}

/** What a basis says: how much of each of its columns, and what each row is worth. */
export interface BasicSolution {
  readonly amounts: readonly number[]; // one per column of the basis
  readonly duals: readonly number[]; // one per row
}

export function basicSolution(basis: readonly Column[], rhs: readonly number[]): BasicSolution {
  const inverse = inverted(basis.map(({ entries }) => entries));
  return {
    amounts: basis.map((_, i) => dot(inverse[i], rhs)),
    duals: rhs.map((_, row) => basis.reduce((sum, { worth }, i) => sum + worth * inverse[i][row], 0)),
  };
}

/** How much the objective rises with one unit of a column that is let in. */
export const reducedWorth = ({ entries, worth }: Column, duals: readonly number[]): number =>
  worth - dot(entries, duals);

/**
 * The number of the basic column that makes room for another: the first to
 * reach 0 as it grows. Ties are broken by the rows of the inverse, compared
 * one entry after another, so that no basis comes twice (Dantzig, Orden &
 * Wolfe 1955). −1 where nothing holds the newcomer back.
 */
export function leaving(basis: readonly Column[], rhs: readonly number[], entering: Column): number {
  const inverse = inverted(basis.map(({ entries }) => entries));
  let [best, ratios]: [number, number[]] = [-1, []];
  for (const [i, row] of inverse.entries()) {
    const rate = dot(row, entering.entries);
    if (rate < RATE) continue;
    const mine = [Math.max(0, dot(row, rhs)), ...row].map((x) => x / rate);
    const at = mine.findIndex((x, j) => Math.abs(x - ratios[j]) > ROUNDING * Math.max(1, Math.abs(x)));
    if (best === -1 || (at !== -1 && mine[at] < ratios[at])) [best, ratios] = [i, mine];
  }
  return best;
}

const RATE = 1e-11;
const ROUNDING = 1e-12;

/** The inverse of the matrix with these columns; row i belongs to column i. */
function inverted(columns: readonly (readonly number[])[]): number[][] {
  const size = columns.length;
  const rows = Array.from({ length: size }, (_, row) => [
    ...columns.map((column) => column[row]),
    ...Array.from({ length: size }, (_, j) => Number(j === row)),
  ]);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(rows[i][k]) > Math.abs(rows[pivot][k])) pivot = i;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    const scale = rows[k][k];
    rows[k] = rows[k].map((x) => x / scale);
    for (let i = 0; i < size; i++) {
      const factor = rows[i][k];
      if (i !== k && factor !== 0) rows[i] = rows[i].map((x, j) => x - factor * rows[k][j]);
    }
  }
  return rows.map((row) => row.slice(size));
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i], 0);
