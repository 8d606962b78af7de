import { checkDiscount, type Discounting } from "./discounting.ts";
import { markovChain } from "./markovChain.ts";
import { modelOf, type Model } from "./model.ts";
import type { Tabular } from "./tabular.ts";
import { checkChoices, weightsOf } from "./visits.ts";

/**
 * What one signal is worth under a policy. With `gamma` of every state, else
 * of every step and state, step first: there the same state is worth less the
 * fewer steps are left.
 */
export interface Values {
  readonly value: Float64Array; // V, [numStates] or [horizon, numStates]
  readonly actionValue: Float64Array; // Q, [numStates, numActions] or [horizon, numStates, numActions]
  readonly advantage: Float64Array; // Q − V, shaped as Q
}

/** The true values of a policy, which critics estimate. */
export interface PolicyValues {
  readonly reward: Values;
  readonly costs: readonly Values[]; // one per cost
}

/**
 * The exact V, Q and advantage of a policy, of the reward and of every cost.
 *
 *   Qₜ(s, a) = E[x|s, a] + γ Σₛ′ P(s′|s, a) Vₜ₊₁(s′),  Vₜ(s) = Σₐ π(a|s) Qₜ(s, a)
 *
 * With `gamma` there is no time limit and no t: these are what critics that
 * bootstrap through the time limit learn. Without, sums are undiscounted and
 * end at the horizon.
 *
 * `probabilities` is π(a|s), [numStates, numActions], or, where the policy
 * sees the time, [horizon, numStates, numActions].
 *
 * @throws where the table or γ is wrong, or π has another length.
 */
export function policyValues(tabular: Tabular, probabilities: Float64Array, { gamma }: Discounting = {}): PolicyValues {
  const model = modelOf(tabular);
  checkChoices(model, probabilities, gamma);
  if (gamma !== undefined) checkDiscount(tabular, gamma);
  const valuesOf = gamma === undefined ? overHorizon(model, probabilities) : discounted(model, probabilities, gamma);
  const [reward, ...costs] = model.signals.map(valuesOf);
  return { reward, costs };
}

function discounted(model: Model, probabilities: Float64Array, gamma: number): (signal: Float64Array) => Values {
  const chain = markovChain(model, gamma, weightsOf(model, probabilities));
  return (signal) => {
    const value = chain.values(mean(model, probabilities, signal));
    const actionValue = new Float64Array(signal.length);
    backUp(model, signal, value, gamma, actionValue);
    return { value, actionValue, advantage: lessTheirState(model, actionValue, value) };
  };
}

function overHorizon(model: Model, probabilities: Float64Array): (signal: Float64Array) => Values {
  const { numStates, numActions, horizon } = model;
  const numPairs = numStates * numActions;
  const seesTime = probabilities.length > numPairs;
  return (signal) => {
    const value = new Float64Array(horizon * numStates);
    const actionValue = new Float64Array(horizon * numPairs);
    let later: Float64Array = new Float64Array(numStates);
    for (let t = horizon - 1; t >= 0; t--) {
      const row = actionValue.subarray(t * numPairs, (t + 1) * numPairs);
      backUp(model, signal, later, 1, row);
      const policy = seesTime ? probabilities.subarray(t * numPairs, (t + 1) * numPairs) : probabilities;
      later = mean(model, policy, row);
      value.set(later, t * numStates);
    }
    return { value, actionValue, advantage: lessTheirState(model, actionValue, value) };
  };
}

/** Q = x + γ P V, written to `into`. */
function backUp(model: Model, signal: Float64Array, later: Float64Array, gamma: number, into: Float64Array): void {
  const { first, nextState, probability } = model;
  for (let pair = 0; pair < signal.length; pair++) {
    let sum = 0;
    for (let i = first[pair]; i < first[pair + 1]; i++) sum += probability[i] * later[nextState[i]];
    into[pair] = signal[pair] + gamma * sum;
  }
}

/** Σₐ π(a|s) x(s, a), [numStates]. */
function mean({ numStates, numActions }: Model, policy: Float64Array, x: Float64Array): Float64Array {
  const means = new Float64Array(numStates);
  for (let pair = 0; pair < x.length; pair++) means[Math.floor(pair / numActions)] += policy[pair] * x[pair];
  return means;
}

const lessTheirState = ({ numActions }: Model, actionValue: Float64Array, value: Float64Array): Float64Array =>
  actionValue.map((q, i) => q - value[Math.floor(i / numActions)]);
