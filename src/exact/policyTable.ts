import type { Policy } from "../algorithms/algorithm.ts";
import { discrete, type ActionSpace } from "../env/spaces.ts";
import type { Tabular } from "./tabular.ts";

/**
 * π(a|s) of a policy over finitely many actions, [numStates, numActions]: the softmax of its logits in every state.
 *
 * Actions of a product of choices, such as `multiDiscrete([3, 4])`, are numbered with the last part counting fastest;
 * their probabilities are the products of those of the parts.
 *
 * @throws where the actions are not finitely many, or not as many as the table's.
 */
export function policyTable(
  tabular: Tabular,
  policy: Policy,
  actionSpace: ActionSpace = discrete(tabular.numActions),
): Float64Array {
  const { numStates, numActions } = tabular;
  const counts = choicesOf(actionSpace, numActions);
  const logits = Float64Array.from(policy.outputs(everyObservation(tabular)));
  const table = new Float64Array(numStates * numActions).fill(1);
  let from = 0;
  for (let s = 0; s < numStates; s++) {
    let repeats = numActions; // of one choice in a row, before the next has its turn
    for (const count of counts) {
      const probs = logits.subarray(from, from + count);
      softmax(probs);
      repeats /= count;
      for (let a = 0; a < numActions; a++) table[s * numActions + a] *= probs[Math.floor(a / repeats) % count];
      from += count;
    }
  }
  return table;
}

/** The table of the policy that always takes the most probable action, [numStates, numActions]; numbered as above. */
export function greedyTable(
  tabular: Tabular,
  policy: Policy,
  actionSpace: ActionSpace = discrete(tabular.numActions),
): Float64Array {
  const { numStates, numActions } = tabular;
  const counts = choicesOf(actionSpace, numActions);
  const actions = new Float32Array(numStates * counts.length);
  policy.mode(everyObservation(tabular), actions);
  const table = new Float64Array(numStates * numActions);
  for (let s = 0; s < numStates; s++) {
    const action = counts.reduce((number, count, i) => number * count + actions[s * counts.length + i], 0);
    table[s * numActions + action] = 1;
  }
  return table;
}

/** The table of the policy that takes every action equally often, [numStates, numActions]. */
export const uniformTable = ({ numStates, numActions }: Tabular): Float64Array =>
  new Float64Array(numStates * numActions).fill(1 / numActions);

/** How many choices there are in each part of a space, one after another. */
function choicesOf(space: ActionSpace, numActions: number): readonly number[] {
  const counts = countsOf(space);
  const total = counts.reduce((product, count) => product * count, 1);
  if (total === numActions) return counts;
  throw new Error(
    `policy table: an action is ${space.description}, which is ${total} actions; the table has ${numActions}`,
  );
}

function countsOf(space: ActionSpace): readonly number[] {
  if (space.kind === "discrete") return [space.n];
  if (space.kind === "product") return Object.values<ActionSpace>(space.parts).flatMap(countsOf);
  throw new Error(`policy table: an action is ${space.description}; only finitely many choices fit into a table`);
}

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
