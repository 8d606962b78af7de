import { markovChain } from "./markovChain.ts";
import type { Model } from "./model.ts";
import { weightsOf } from "./visits.ts";

/** An action replaces another only where it is better by this much, relative to the largest value; less is rounding. */
const GAIN = 1e-11;

/**
 * The stationary deterministic policy with the greatest discounted score;
 * among those the one with the greatest second score, where there is one.
 * Starts from the choices `from`, which is where a neighboring problem ended.
 *
 *   V = w_π + γ P_π V;  π(s) ← argmaxₐ w(s, a) + γ Σₛ′ P(s′|s, a) V(s′),  until nothing changes
 *
 * Howard (1960), Dynamic Programming and Markov Processes.
 */
export function policyIteration(
  model: Model,
  gamma: number,
  weights: Float64Array,
  second: Float64Array | undefined,
  from: Uint16Array,
): Uint16Array {
  let actions = improved(model, gamma, weights, from, () => true);
  if (second) {
    // Only actions that are as good as the best may be chosen for the sake of the second score.
    const value = valueOf(model, gamma, actions, weights);
    const slack = 10 * GAIN * largest(value);
    const lost = (pair: number, s: number) => value[s] - ahead(model, gamma, weights, value, pair);
    const ties = new Uint8Array(weights.length);
    for (let pair = 0; pair < ties.length; pair++) {
      const s = Math.floor(pair / model.numActions);
      const isChosen = pair === s * model.numActions + actions[s];
      ties[pair] = Number(isChosen || lost(pair, s) < slack);
    }
    actions = improved(model, gamma, second, actions, (pair) => ties[pair] === 1);
  }
  return actions;
}

/**
 * Evaluates and improves in turn, among the pairs that are allowed. Sweeps of
 * value iteration in between, which are cheap, take the values most of the way.
 */
function improved(
  model: Model,
  gamma: number,
  weights: Float64Array,
  from: Uint16Array,
  allowed: (pair: number) => boolean,
): Uint16Array {
  const { numStates, numActions } = model;
  const actions = from.slice();
  for (let hasChanged = true; hasChanged;) {
    const value = valueOf(model, gamma, actions, weights);
    const slack = GAIN * largest(value);
    hasChanged = false;
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let gained = 0;
      for (let k = 0; k < numStates; k++) {
        const s = sweep % 2 === 0 ? k : numStates - 1 - k;
        let best = ahead(model, gamma, weights, value, s * numActions + actions[s]);
        for (let a = 0, pair = s * numActions; a < numActions; a++, pair++) {
          if (!allowed(pair)) continue;
          const score = ahead(model, gamma, weights, value, pair);
          if (score <= best + slack) continue;
          [best, actions[s]] = [score, a];
          hasChanged = true;
        }
        gained = Math.max(gained, best - value[s]);
        value[s] = best;
      }
      if (gained < ENOUGH * largest(value)) break;
    }
  }
  return actions;
}

/** Sweeps end when values gain less, relative to the largest, or after so many. */
const ENOUGH = 1e-5;
const MOST_SWEEPS = 100;

/** w(s, a) + γ Σₛ′ P(s′|s, a) V(s′). */
function ahead(
  { first, nextState, probability }: Model,
  gamma: number,
  weights: Float64Array,
  value: Float64Array,
  pair: number,
): number {
  let sum = 0;
  for (let i = first[pair]; i < first[pair + 1]; i++) sum += probability[i] * value[nextState[i]];
  return weights[pair] + gamma * sum;
}

/** V of the score of fixed choices, [numStates]. */
function valueOf(model: Model, gamma: number, actions: Uint16Array, weights: Float64Array): Float64Array {
  const { numStates, numActions } = model;
  const present = Float64Array.from({ length: numStates }, (_, s) => weights[s * numActions + actions[s]]);
  return markovChain(model, gamma, weightsOf(model, actions)).values(present);
}

/** The largest |x|, at least 1. */
const largest = (values: Float64Array): number => values.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
