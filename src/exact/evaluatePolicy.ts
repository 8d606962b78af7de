import { modelOf } from "./model.ts";
import type { Discounting } from "./discounting.ts";
import type { Tabular } from "./tabular.ts";
import { sumsOf, visits, type Choices } from "./visits.ts";

/** What to expect of one episode under a policy. */
export interface PolicyValue {
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[]; // one per cost of the environment
  readonly episodeLength: number;
}

/**
 * The exact value of a policy over a finite horizon, undiscounted.
 *
 *   dₜ₊₁(s′) = Σₛₐ dₜ(s) π(a|s) P(s′|s, a),  d₀ = start
 *   J = Σₜ Σₛₐ dₜ(s) π(a|s) E[x|s, a],  t = 0 … horizon − 1
 *
 * where x is the reward, a cost, or 1 for the length. Episodes that the
 * horizon cuts off count in full up to there, as they do in training. With
 * `gamma` all three sums are discounted and there is no horizon.
 *
 * `probabilities` is π(a|s), [numStates, numActions], or, where the policy
 * sees the time, [horizon, numStates, numActions].
 *
 * @throws where the table or γ is wrong, or π has another length.
 */
export function evaluatePolicy(tabular: Tabular, probabilities: Choices, discounting: Discounting = {}): PolicyValue {
  const pairs = visits(tabular, probabilities, discounting);
  const [episodeReturn, ...episodeCosts] = sumsOf(modelOf(tabular), pairs);
  return { episodeReturn, episodeCosts, episodeLength: pairs.reduce((sum, x) => sum + x, 0) };
}
