import type { Model } from "../model.ts";
import { visitsOverHorizon } from "../visits.ts";
import type { Program } from "./highs.ts";

/**
 * The linear program over how often each pair of state and action is visited.
 * Discounted, with ρ(s, a) = Σₜ γᵗ P(sₜ = s, aₜ = a):
 *
 *   max Σ ρ(s, a) r(s, a)  subject to
 *   Σₐ ρ(s′, a) − γ Σₛₐ P(s′|s, a) ρ(s, a) = start(s′),   Σ ρ(s, a) cₖ(s, a) ≤ dₖ,   ρ ≥ 0
 *
 * Over the horizon the same with a ρₜ for every step, γ = 1, and what flows
 * into step t + 1 coming from step t. π(a|s) = ρ(s, a) / Σₐ ρ(s, a); the dual
 * price of the row of cost k is λₖ.
 *
 * Altman (1999), Constrained Markov Decision Processes, ch. 3.
 */
export interface OccupancyProgram extends Program {
  /** The row of each cost's limit, −1 where there is none. */
  readonly limitRows: readonly number[];
  /** The place of each column in a policy's table: the number of the pair, over the horizon plus step · numPairs. */
  readonly places: readonly number[];
}

/** Columns that are written one after another. */
interface Columns {
  readonly worth: number[];
  readonly first: number[];
  readonly rows: number[];
  readonly entries: number[];
  readonly places: number[];
}

export function discountedOccupancy(model: Model, limits: readonly number[], gamma: number): OccupancyProgram {
  const { numStates, numActions, start, first, nextState, probability } = model;
  const columns = noColumns();
  const rows = rowsAfter(numStates, limits);
  for (let pair = 0; pair < numStates * numActions; pair++) {
    const flows = new Map([[Math.floor(pair / numActions), 1]]);
    for (let i = first[pair]; i < first[pair + 1]; i++) {
      flows.set(nextState[i], (flows.get(nextState[i]) ?? 0) - gamma * probability[i]);
    }
    close(columns, model, pair, pair, flows, rows);
  }
  return { ...columns, ...boundsOf(start, limits), limitRows: rows };
}

export function occupancyOverHorizon(model: Model, limits: readonly number[]): OccupancyProgram {
  const { numStates, numActions, horizon, start, first, nextState, probability } = model;
  const numPairs = numStates * numActions;
  // Only what can be reached has rows and columns; a policy that tries everything finds it.
  const uniform = new Float64Array(numPairs).fill(1 / numActions);
  const rowOf = new Int32Array((horizon + 1) * numStates).fill(-1);
  let numRows = 0;
  visitsOverHorizon(model, uniform, (step, present) => {
    for (let s = 0; s < numStates; s++) if (present[s] > 0) rowOf[step * numStates + s] = numRows++;
  });
  const columns = noColumns();
  const rows = rowsAfter(numRows, limits);
  const inflow = new Float64Array(numRows);
  for (let place = 0; place < horizon * numStates; place++) {
    if (rowOf[place] === -1) continue;
    const [step, s] = [Math.floor(place / numStates), place % numStates];
    if (step === 0) inflow[rowOf[place]] = start[s];
    for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
      const flows = new Map([[rowOf[place], 1]]);
      for (let i = first[pair]; i < first[pair + 1]; i++) {
        const row = rowOf[(step + 1) * numStates + nextState[i]];
        if (row !== -1) flows.set(row, -probability[i]);
      }
      close(columns, model, pair, step * numPairs + pair, flows, rows);
    }
  }
  return { ...columns, ...boundsOf(inflow, limits), limitRows: rows };
}

/** π(a|s) = ρ(s, a) / Σₐ ρ(s, a); the first action where a policy never comes. */
export function tableOf(
  { places }: OccupancyProgram,
  x: Float64Array,
  length: number,
  numActions: number,
): Float64Array {
  const table = new Float64Array(length);
  for (const [j, place] of places.entries()) table[place] = Math.max(0, x[j]);
  for (let from = 0; from < length; from += numActions) {
    const row = table.subarray(from, from + numActions);
    const sum = row.reduce((a, b) => a + b);
    if (sum > NEVER) for (let a = 0; a < numActions; a++) row[a] /= sum;
    else row.fill(0)[0] = 1;
  }
  return table;
}

/** Visits below this are what the solver's tolerance leaves. */
const NEVER = 1e-9;

const noColumns = (): Columns => ({ worth: [], first: [0], rows: [], entries: [], places: [] });

/** Where the rows of the limits stand, after those of the flows. */
function rowsAfter(numRows: number, limits: readonly number[]): number[] {
  let next = numRows;
  return limits.map((limit) => (limit < Infinity ? next++ : -1));
}

function close(
  { worth, first, rows, entries, places }: Columns,
  { signals: [reward, ...costs] }: Model,
  pair: number,
  place: number,
  flows: ReadonlyMap<number, number>,
  limitRows: readonly number[],
): void {
  worth.push(reward[pair]);
  places.push(place);
  const spent = limitRows.flatMap((row, k) => (row >= 0 && costs[k][pair] !== 0 ? [[row, costs[k][pair]]] : []));
  for (const [row, entry] of [...flows, ...spent]) {
    rows.push(row);
    entries.push(entry);
  }
  first.push(rows.length);
}

function boundsOf(inflow: Float64Array, limits: readonly number[]): Pick<Program, "rowLower" | "rowUpper"> {
  const finite = limits.filter((limit) => limit < Infinity);
  const rowLower = new Float64Array(inflow.length + finite.length).fill(-Infinity);
  const rowUpper = new Float64Array(inflow.length + finite.length);
  rowLower.set(inflow);
  rowUpper.set(inflow);
  rowUpper.set(finite, inflow.length);
  return { rowLower, rowUpper };
}
