import type { Tabular } from "./tabular.ts";

/** What to expect of one episode under a policy. */
export interface PolicyValue {
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
  readonly episodeLength: number;
}

/**
 * The exact value of a stationary policy over a finite horizon, undiscounted.
 *
 *   dₜ₊₁(s′) = Σₛₐ dₜ(s) π(a|s) P(s′|s, a),  d₀ = start
 *   J = Σₜ Σₛₐ dₜ(s) π(a|s) E[x|s, a],  t = 0 … horizon − 1
 *
 * where x is the reward, a cost, or 1 for the length. Episodes that the
 * horizon cuts off count in full up to there, as they do in training.
 *
 * `probabilities` is π(a|s), [numStates, numActions].
 */
export function evaluatePolicy(tabular: Tabular, probabilities: Float64Array): PolicyValue {
  const { numStates, numActions, horizon, first, probability, nextState, reward, costs } = tabular;
  const episodeCosts = costs.map(() => 0);
  let [episodeReturn, episodeLength] = [0, 0];
  let present = tabular.start.slice();
  let next = new Float64Array(numStates);

  for (let t = 0; t < horizon; t++) {
    next.fill(0);
    for (let s = 0; s < numStates; s++) {
      if (present[s] === 0) continue;
      episodeLength += present[s];
      for (let pair = s * numActions; pair < (s + 1) * numActions; pair++) {
        for (let i = first[pair]; i < first[pair + 1]; i++) {
          const flow = present[s] * probabilities[pair] * probability[i];
          episodeReturn += flow * reward[i];
          for (let k = 0; k < costs.length; k++) episodeCosts[k] += flow * costs[k][i];
          if (nextState[i] >= 0) next[nextState[i]] += flow;
        }
      }
    }
    [present, next] = [next, present];
  }
  return { episodeReturn, episodeCosts, episodeLength };
}
