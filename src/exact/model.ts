import { checkTabular } from "./checkTabular.ts";
import type { Tabular } from "./tabular.ts";

/**
 * A table made ready for loops: what a state and action bring on average, and
 * where they lead. Ways that lead to the same state are added up, and those
 * that end the episode are left out, so that probabilities may sum to less
 * than 1. The pair of state s and action a has the number s * numActions + a.
 */
export interface Model {
  readonly numStates: number;
  readonly numActions: number;
  readonly horizon: number;
  readonly start: Float64Array; // [numStates]
  readonly first: Int32Array; // [numStates * numActions + 1]
  readonly nextState: Int32Array; // [numWays]
  readonly probability: Float64Array; // [numWays]
  /** E[reward|s, a], then E[cost|s, a] of each cost; each [numStates * numActions]. */
  readonly signals: readonly Float64Array[];
}

const known = new WeakMap<Tabular, Model>();

/**
 * The model of a table, made once and remembered.
 *
 * @throws where the table contradicts itself.
 */
export function modelOf(tabular: Tabular): Model {
  let model = known.get(tabular);
  if (!model) known.set(tabular, (model = build(tabular)));
  return model;
}

function build(tabular: Tabular): Model {
  checkTabular(tabular);
  const { numStates, numActions, horizon, start, reward, costs } = tabular;
  const numPairs = numStates * numActions;
  const first = new Int32Array(numPairs + 1);
  const nextState = new Int32Array(tabular.nextState.length);
  const probability = new Float64Array(tabular.nextState.length);
  const placeOf = new Int32Array(numStates).fill(-1); // of a next state among the ways of the present pair
  let count = 0;
  for (let pair = 0; pair < numPairs; pair++) {
    for (let i = tabular.first[pair]; i < tabular.first[pair + 1]; i++) {
      const next = tabular.nextState[i];
      if (next < 0 || tabular.probability[i] === 0) continue;
      if (placeOf[next] < first[pair]) {
        placeOf[next] = count;
        nextState[count++] = next;
      }
      probability[placeOf[next]] += tabular.probability[i];
    }
    first[pair + 1] = count;
  }
  return {
    numStates,
    numActions,
    horizon,
    start,
    first,
    nextState: nextState.slice(0, count),
    probability: probability.slice(0, count),
    signals: [reward, ...costs].map((x) => expected(tabular, x)),
  };
}

/** E[x|s, a], [numStates * numActions]. */
function expected({ first, probability }: Tabular, x: Float64Array): Float64Array {
  const means = new Float64Array(first.length - 1);
  for (let pair = 0; pair < means.length; pair++) {
    for (let i = first[pair]; i < first[pair + 1]; i++) means[pair] += probability[i] * x[i];
  }
  return means;
}
