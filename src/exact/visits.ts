import { markovChain } from "./markovChain.ts";
import { modelOf, type Model } from "./model.ts";
import { checkDiscount, type Discounting } from "./discounting.ts";
import type { Tabular } from "./tabular.ts";

/**
 * What a policy does: π(a|s) in a Float64Array, [numStates, numActions] or
 * [horizon, numStates, numActions]; or, where it never flips a coin, the
 * number of the action in a Uint16Array, [numStates] or [horizon, numStates].
 */
export type Choices = Float64Array | Uint16Array;

/** Probabilities below this are not followed any further. */
const NOTHING = 1e-60;

/**
 * How often a policy is expected to take each action in each state, in an
 * episode: [numStates, numActions].
 *
 *   x(s, a) = Σₜ γᵗ P(sₜ = s, aₜ = a),  up to the horizon with γ = 1, or with `gamma` without end
 *
 * The expected sum of any signal is Σ x(s, a) E[signal|s, a].
 *
 * @throws where the table or γ is wrong, or the choices have another length.
 */
export function visits(tabular: Tabular, choices: Choices, { gamma }: Discounting = {}): Float64Array {
  const model = modelOf(tabular);
  checkChoices(model, choices, gamma);
  if (gamma === undefined) return visitsOverHorizon(model, choices);
  checkDiscount(tabular, gamma);
  return discountedVisits(model, choices, gamma);
}

/** Visits up to the horizon. `each` is told the probabilities of the states at every step, [numStates]. */
export function visitsOverHorizon(
  model: Model,
  choices: Choices,
  each?: (step: number, present: Float64Array) => void,
): Float64Array {
  const { numStates, numActions, horizon, first, nextState, probability } = model;
  const total = new Float64Array(numStates * numActions);
  const perStep = choices.length > stageSize(model, choices) ? stageSize(model, choices) : 0;
  let [present, next] = [model.start.slice(), new Float64Array(numStates)];
  const spread = (pair: number, flow: number) => {
    total[pair] += flow;
    for (let i = first[pair]; i < first[pair + 1]; i++) next[nextState[i]] += flow * probability[i];
  };

  for (let t = 0; t < horizon; t++) {
    each?.(t, present);
    next.fill(0);
    for (let s = 0; s < numStates; s++) {
      if (present[s] < NOTHING) continue;
      const from = s * numActions;
      if (choices instanceof Uint16Array) spread(from + choices[t * perStep + s], present[s]);
      else for (let a = 0; a < numActions; a++) spread(from + a, present[s] * choices[t * perStep + from + a]);
    }
    [present, next] = [next, present];
  }
  return total;
}

/** Discounted visits of a stationary policy. */
export function discountedVisits(model: Model, choices: Choices, gamma: number): Float64Array {
  const { numStates, numActions, start } = model;
  const weightOf = weightsOf(model, choices);
  const states = markovChain(model, gamma, weightOf).visits(start);
  return Float64Array.from({ length: numStates * numActions }, (_, pair) => {
    return states[Math.floor(pair / numActions)] * weightOf(pair);
  });
}

/** π(a|s) by the number of the pair, of a stationary policy. */
export function weightsOf({ numActions }: Model, choices: Choices): (pair: number) => number {
  if (choices instanceof Float64Array) return (pair) => choices[pair];
  return (pair) => Number(choices[Math.floor(pair / numActions)] === pair % numActions);
}

/** Expected return and costs of an episode, from visits. */
export function sumsOf({ signals }: Model, pairs: Float64Array): [episodeReturn: number, ...episodeCosts: number[]] {
  const sums = signals.map((signal) => signal.reduce((sum, x, pair) => sum + x * pairs[pair], 0));
  return sums as [number, ...number[]];
}

/** @throws where choices are not as many as the problem asks for. */
export function checkChoices(model: Model, choices: Choices, gamma: number | undefined): void {
  const size = stageSize(model, choices);
  if (choices.length === size || (gamma === undefined && choices.length === model.horizon * size)) return;
  const timed = gamma === undefined ? `, or ${model.horizon * size} if it sees the time` : "";
  throw new Error(`policy: the table has ${choices.length} entries; it must have ${size}${timed}`);
}

/** How many numbers the choices of one step are. */
const stageSize = ({ numStates, numActions }: Model, choices: Choices): number =>
  choices instanceof Uint16Array ? numStates : numStates * numActions;
