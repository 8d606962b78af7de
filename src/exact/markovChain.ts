import { factorized, solveBand, solveTransposedBand } from "./band.ts";
import type { Model } from "./model.ts";
import { numberingOf } from "./numbering.ts";
import { sweepingChain } from "./sweeps.ts";

/** What a policy makes of a model: states that lead to one another, discounted. */
export interface MarkovChain {
  /** V = x + γ P V; x and V are [numStates]. */
  values(x: Float64Array): Float64Array;
  /** Discounted visits: d = start + γ Pᵀ d, [numStates]. */
  visits(start: Float64Array): Float64Array;
}

/** Up to this many multiplications the factors of the matrix are computed; beyond, sweeps over the states are cheaper. */
const MOST_WORK = 5e7;

/**
 * The chain of a stationary policy. `weightOf(pair)` is π(a|s).
 *
 * The equations are solved by band elimination after Cuthill and McKee have
 * numbered the states so that neighbors lie together, which is exact to
 * rounding; where the band is too wide for that, by Gauss–Seidel sweeps until
 * another sweep changes nothing that rounding would not.
 */
export function markovChain(model: Model, gamma: number, weightOf: (pair: number) => number): MarkovChain {
  const { numStates, numActions, first, nextState, probability } = model;
  const { place, reach } = numberingOf(model);
  if (numStates * reach * reach > MOST_WORK) return sweepingChain(model, gamma, weightOf);

  const width = 2 * reach + 1;
  const rows = new Float64Array(numStates * width);
  for (let s = 0; s < numStates; s++) {
    const at = place[s] * width + reach - place[s];
    rows[at + place[s]] += 1;
    for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
      const weight = weightOf(pair);
      if (weight === 0) continue;
      for (let i = first[pair]; i < first[pair + 1]; i++) {
        rows[at + place[nextState[i]]] -= gamma * weight * probability[i];
      }
    }
  }
  const factors = factorized(rows, numStates, reach);
  const through = (solve: typeof solveBand) => (x: Float64Array) => {
    const placed = new Float64Array(numStates);
    for (let s = 0; s < numStates; s++) placed[place[s]] = x[s];
    solve(factors, placed);
    return x.map((_, s) => placed[place[s]]);
  };
  return { values: through(solveBand), visits: through(solveTransposedBand) };
}
