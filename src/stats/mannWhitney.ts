import { normalTail } from "./normalTail.ts";

/** Two groups of runs that share nothing, compared by their ranks. */
export interface MannWhitneyTest {
  /** How many pairs x wins; a tie counts as half. */
  readonly u: number;
  /** Two-sided: exact where nothing is tied and a group has at most 8 runs, else by the normal approximation. */
  readonly pValue: number;
}

/**
 * Whether runs of `x` tend to score above those of `y`.
 *
 * The approximation corrects for ties and for continuity:
 * z = (U − n_x n_y / 2 − ½) / √(n_x n_y / 12 · (n + 1 − Σ (t³ − t) / (n (n − 1)))).
 *
 * Mann & Whitney (1947), https://doi.org/10.1214/aoms/1177730491
 */
export function mannWhitney(x: readonly number[], y: readonly number[]): MannWhitneyTest {
  const numPairs = x.length * y.length;
  const u = x.reduce((sum, a) => sum + y.reduce((wins, b) => wins + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
  const larger = Math.max(u, numPairs - u);
  const tied = new Set([...x, ...y]).size < x.length + y.length;
  const isExact = !tied && Math.min(x.length, y.length) <= 8;
  return { u, pValue: Math.min(1, 2 * (isExact ? exactTail : normalTailOf)(x, y, larger)) };
}

/**
 * P(U ≥ u) where all orders are equally likely. The number of orders with
 * U = k is the coefficient of q^k in ∏ᵢ (1 − q^(n_y + i)) / (1 − q^i).
 */
function exactTail(x: readonly number[], y: readonly number[], u: number): number {
  const numPairs = x.length * y.length;
  const orders = new Float64Array(numPairs + 1);
  orders[0] = 1;
  for (let i = 1; i <= x.length; i++) {
    for (let k = numPairs; k >= y.length + i; k--) orders[k] -= orders[k - y.length - i];
    for (let k = i; k <= numPairs; k++) orders[k] += orders[k - i];
  }
  const sum = (from: number) => orders.subarray(from).reduce((total, count) => total + count, 0);
  return sum(u) / sum(0);
}

function normalTailOf(x: readonly number[], y: readonly number[], u: number): number {
  const total = x.length + y.length;
  const numPairs = x.length * y.length;
  const counts = new Map<number, number>();
  for (const value of [...x, ...y]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ties = [...counts.values()].reduce((sum, count) => sum + count ** 3 - count, 0);
  const variance = (numPairs / 12) * (total + 1 - ties / (total * (total - 1)));
  return variance > 0 ? normalTail((u - numPairs / 2 - 0.5) / Math.sqrt(variance)) : 0.5;
}
