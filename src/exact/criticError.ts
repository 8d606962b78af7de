import { markovChain } from "./markovChain.ts";
import { modelOf } from "./model.ts";
import { policyValues } from "./policyValues.ts";
import type { Tabular } from "./tabular.ts";
import { visits, weightsOf } from "./visits.ts";

export interface CriticOptions {
  readonly gamma: number;
  /** The number of the cost that the critic is of; of the reward unless said otherwise. */
  readonly cost?: number;
}

/** Errors, and how much each counts: the share of the policy's steps that are taken there. */
export interface ErrorMap {
  readonly error: Float64Array; // predicted − true
  readonly weight: Float64Array; // sums to 1, shaped as `error`
  readonly bias: number; // Σ weight · error
  readonly rootMeanSquare: number; // √Σ weight · error²
}

/**
 * How far a critic is off in every state, [numStates], with the visits of the
 * undiscounted episodes that it was trained on as weights.
 *
 * `probabilities` is π(a|s), [numStates, numActions]; `predicted` is what the
 * critic says of each state, [numStates]. The truth is V of
 * {@link policyValues} at γ, without a time limit.
 */
export function criticError(
  tabular: Tabular,
  probabilities: Float64Array,
  predicted: ArrayLike<number>,
  { gamma, cost }: CriticOptions,
): ErrorMap {
  const { value } = truth(tabular, probabilities, { gamma, ...(cost !== undefined && { cost }) });
  checkLength(predicted, tabular.numStates);
  const { numStates, numActions } = tabular;
  const pairs = visits(tabular, probabilities);
  const states = new Float64Array(numStates);
  for (let pair = 0; pair < pairs.length; pair++) states[Math.floor(pair / numActions)] += pairs[pair];
  return errorMap(
    value.map((x, s) => predicted[s] - x),
    states,
  );
}

/**
 * How far generalized advantage estimates are off on average in every state
 * and action, [numStates, numActions], given what the critic says:
 *
 *   E[Â|s, a] − A(s, a),  Â = Σₗ (γ λ)ˡ δₜ₊ₗ,  δ = x + γ V̂(s′) − V̂(s)
 *
 * With λ = 1 that is V(s) − V̂(s), the same for all actions of a state; with
 * λ = 0 it is the error of the critic after the step less that before it.
 *
 * Schulman et al. (2016), eq. 16, https://arxiv.org/abs/1506.02438.
 */
export function gaeBias(
  tabular: Tabular,
  probabilities: Float64Array,
  predicted: ArrayLike<number>,
  { gamma, gaeLambda, cost }: CriticOptions & { readonly gaeLambda: number },
): ErrorMap {
  checkLength(predicted, tabular.numStates);
  const model = modelOf(tabular);
  const { numStates, numActions, first, nextState, probability } = model;
  const signal = model.signals[cost === undefined ? 0 : cost + 1];
  const { advantage } = truth(tabular, probabilities, { gamma, ...(cost !== undefined && { cost }) });
  const ahead = (pair: number, value: ArrayLike<number>) => {
    let sum = 0;
    for (let i = first[pair]; i < first[pair + 1]; i++) sum += probability[i] * value[nextState[i]];
    return sum;
  };
  const delta = signal.map((x, pair) => x + gamma * ahead(pair, predicted) - predicted[Math.floor(pair / numActions)]);
  const mean = new Float64Array(numStates);
  for (let pair = 0; pair < delta.length; pair++)
    mean[Math.floor(pair / numActions)] += probabilities[pair] * delta[pair];
  const later = markovChain(model, gamma * gaeLambda, weightsOf(model, probabilities)).values(mean);
  return errorMap(
    delta.map((x, pair) => x + gamma * gaeLambda * ahead(pair, later) - advantage[pair]),
    visits(tabular, probabilities),
  );
}

const truth = (tabular: Tabular, probabilities: Float64Array, { gamma, cost }: CriticOptions) => {
  const { reward, costs } = policyValues(tabular, probabilities, { gamma });
  return cost === undefined ? reward : costs[cost];
};

function errorMap(error: Float64Array, visited: Float64Array): ErrorMap {
  const total = visited.reduce((a, b) => a + b);
  const weight = visited.map((x) => x / total);
  const bias = error.reduce((sum, x, i) => sum + weight[i] * x, 0);
  const square = error.reduce((sum, x, i) => sum + weight[i] * x * x, 0);
  return { error, weight, bias, rootMeanSquare: Math.sqrt(square) };
}

function checkLength(predicted: ArrayLike<number>, numStates: number): void {
  if (predicted.length === numStates) return;
  throw new Error(`critic: there are ${predicted.length} predicted values; give one per state, ${numStates}`);
}
