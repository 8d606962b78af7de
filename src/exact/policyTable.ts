import type { Policy } from "../algorithms/algorithm.ts";
import type { Tabular } from "./tabular.ts";

/** π(a|s) of a policy over discrete actions, [numStates, numActions]: the softmax of its logits in every state. */
export function policyTable(tabular: Tabular, policy: Policy): Float64Array {
  const { numStates, numActions } = tabular;
  const table = Float64Array.from(policy.outputs(everyObservation(tabular)));
  for (let s = 0; s < numStates; s++) softmax(table.subarray(s * numActions, (s + 1) * numActions));
  return table;
}

/** The table of the policy that always takes the most probable action, [numStates, numActions]. */
export function greedyTable(tabular: Tabular, policy: Policy): Float64Array {
  const { numStates, numActions } = tabular;
  const actions = new Float32Array(numStates);
  policy.mode(everyObservation(tabular), actions);
  const table = new Float64Array(numStates * numActions);
  for (let s = 0; s < numStates; s++) table[s * numActions + actions[s]] = 1;
  return table;
}

/** The table of the policy that takes every action equally often, [numStates, numActions]. */
export const uniformTable = ({ numStates, numActions }: Tabular): Float64Array =>
  new Float64Array(numStates * numActions).fill(1 / numActions);

/** What the agent sees in each state, [numStates, obsSize]. */
function everyObservation({ numStates, obsSize, observe }: Tabular): Float32Array {
  const obs = new Float32Array(numStates * obsSize);
  for (let s = 0; s < numStates; s++) observe(s, obs.subarray(s * obsSize, (s + 1) * obsSize));
  return obs;
}

/** Turns logits into probabilities, in place; the largest is taken out first, so that none overflows. */
function softmax(logits: Float64Array): void {
  let largest = -Infinity;
  for (const logit of logits) largest = Math.max(largest, logit);
  let sum = 0;
  for (let a = 0; a < logits.length; a++) sum += logits[a] = Math.exp(logits[a] - largest);
  for (let a = 0; a < logits.length; a++) logits[a] /= sum;
}
