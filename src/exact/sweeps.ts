import type { MarkovChain } from "./markovChain.ts";
import type { Model } from "./model.ts";

/** Sweeps end when one changes no value by more than this, relative to the largest. */
const STILL = 1e-14;

/**
 * The chain of a stationary policy whose equations are solved by Gauss–Seidel
 * sweeps, forth and back in turn. What is left is at most `STILL` / (1 − γ) of
 * the largest value. For chains without a narrow band; see {@link MarkovChain}.
 */
export function sweepingChain(model: Model, gamma: number, weightOf: (pair: number) => number): MarkovChain {
  const rows = rowsOf(model, gamma, weightOf);
  let columns: SparseRows | undefined;
  return {
    values: (x) => swept(rows, x),
    visits: (start) => swept((columns ??= transposed(rows)), start),
  };
}

interface SparseRows {
  readonly first: Int32Array; // [size + 1]
  readonly column: Int32Array;
  readonly entry: Float64Array;
}

/** γ P under the policy. */
function rowsOf(model: Model, gamma: number, weightOf: (pair: number) => number): SparseRows {
  const { numStates, numActions, first, nextState, probability } = model;
  const starts = new Int32Array(numStates + 1);
  const [column, entry]: [number[], number[]] = [[], []];
  for (let s = 0; s < numStates; s++) {
    for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
      const weight = weightOf(pair);
      if (weight === 0) continue;
      for (let i = first[pair]; i < first[pair + 1]; i++) {
        column.push(nextState[i]);
        entry.push(gamma * weight * probability[i]);
      }
    }
    starts[s + 1] = column.length;
  }
  return { first: starts, column: Int32Array.from(column), entry: Float64Array.from(entry) };
}

function transposed({ first, column, entry }: SparseRows): SparseRows {
  const starts = new Int32Array(first.length);
  for (const j of column) starts[j + 1]++;
  for (let j = 0; j + 1 < starts.length; j++) starts[j + 1] += starts[j];
  const place = starts.slice();
  const [rows, entries] = [new Int32Array(column.length), new Float64Array(column.length)];
  for (let i = 0; i + 1 < first.length; i++) {
    for (let at = first[i]; at < first[i + 1]; at++) {
      const to = place[column[at]]++;
      rows[to] = i;
      entries[to] = entry[at];
    }
  }
  return { first: starts, column: rows, entry: entries };
}

/** x with x = b + A x. */
function swept({ first, column, entry }: SparseRows, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let sweep = 0; ; sweep++) {
    let [change, largest] = [0, 0];
    for (let k = 0; k < size; k++) {
      const i = sweep % 2 === 0 ? k : size - 1 - k;
      let sum = b[i];
      for (let at = first[i]; at < first[i + 1]; at++) sum += entry[at] * x[column[at]];
      change = Math.max(change, Math.abs(sum - x[i]));
      largest = Math.max(largest, Math.abs(sum));
      x[i] = sum;
    }
    if (change <= STILL * largest) return x;
  }
}
