import { edgeAt } from "./edgeAt.ts";
import { evaluatePolicy } from "./evaluatePolicy.ts";
import { oracleOf, type DeterministicPolicy } from "./oracle.ts";
import { checkDiscount } from "./discounting.ts";
import type { Tabular } from "./tabular.ts";

export interface DiscountBiasOptions {
  /** What an episode may cost, undiscounted. */
  readonly costLimit: number;
  /** The discount of the agent's advantages. */
  readonly gamma: number;
  /** The number of the cost; the first unless said otherwise. The others are free. */
  readonly cost?: number;
}

/** Where an agent ends that discounts what it optimizes, but not what it is held to. */
export interface DiscountBias {
  /** The multiplier it should end with, which differs from λ⋆ of the undiscounted problem. */
  readonly lagrangeMultiplier: number;
  readonly episodeReturn: number; // undiscounted, as the cost
  readonly episodeCost: number;
}

/**
 * The best Lagrangian policy of a γ-discounted problem whose *undiscounted*
 * cost meets the limit. It is what an actor-critic that discounts by γ
 * converges to when its multiplier hears the undiscounted episode cost: return
 * and cost of its advantages are discounted, the limit is not.
 *
 * Answers a multiplier of ∞, and NaN for the rest, where no such policy keeps
 * the limit.
 */
export function discountBias(tabular: Tabular, { costLimit, gamma, cost = 0 }: DiscountBiasOptions): DiscountBias {
  checkDiscount(tabular, gamma);
  const numCosts = tabular.costs.length;
  const known = new Map<DeterministicPolicy, ReturnType<typeof evaluatePolicy>>();
  const undiscounted = (policy: DeterministicPolicy) => {
    let value = known.get(policy);
    if (!value) known.set(policy, (value = evaluatePolicy(tabular, policy.actions)));
    return value;
  };
  const costOf = (policy: DeterministicPolicy) => undiscounted(policy).episodeCosts[cost];
  const oracle = oracleOf(tabular, { gamma });
  const { within, beyond, lagrangeMultiplier } = edgeAt(oracle, { numCosts, cost, costLimit, costOf });
  if (lagrangeMultiplier === Infinity) return { lagrangeMultiplier, episodeReturn: NaN, episodeCost: NaN };
  const { episodeReturn } = undiscounted(within);
  if (!beyond) return { lagrangeMultiplier, episodeReturn, episodeCost: costOf(within) };
  const share = (costLimit - costOf(within)) / (costOf(beyond) - costOf(within));
  const gained = undiscounted(beyond).episodeReturn - episodeReturn;
  return { lagrangeMultiplier, episodeReturn: episodeReturn + share * gained, episodeCost: costLimit };
}
