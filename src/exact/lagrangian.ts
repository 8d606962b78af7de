import type { Discounting } from "./discounting.ts";
import { evaluatePolicy } from "./evaluatePolicy.ts";
import { oracleOf } from "./oracle.ts";
import type { Expectation } from "./solution.ts";
import type { Tabular } from "./tabular.ts";
import type { Choices } from "./visits.ts";

/** The price of each cost, and, where it matters, what each may come to. */
export interface Prices {
  readonly lagrangeMultipliers: readonly number[]; // λ, one per cost
  readonly limits?: readonly number[]; // d, one per cost; 0 unless said otherwise
}

/** L = J − Σₖ λₖ (Jᶜₖ − dₖ). A cost whose λ is 0 counts for nothing, whatever its limit. */
export const lagrangian = (
  { episodeReturn, episodeCosts }: Expectation,
  { lagrangeMultipliers, limits }: Prices,
): number =>
  episodeCosts.reduce((sum, cost, k) => {
    const price = lagrangeMultipliers[k];
    return price === 0 ? sum : sum - price * (cost - (limits?.[k] ?? 0));
  }, episodeReturn);

/** g(λ) = max_π L(π, λ), which no policy within the limits can exceed in return, for λ ≥ 0. */
export function dualFunction(tabular: Tabular, prices: Prices, discounting: Discounting = {}): number {
  const best = oracleOf(tabular, discounting)({ reward: 1, prices: prices.lagrangeMultipliers });
  return lagrangian(best, prices);
}

/** max_π′ L(π′, λ) − L(π, λ) ≥ 0: what a policy leaves undone at these prices. Limits make no difference to it. */
export function stationarityResidual(
  tabular: Tabular,
  policy: Choices,
  lagrangeMultipliers: readonly number[],
  discounting: Discounting = {},
): number {
  const value = evaluatePolicy(tabular, policy, discounting);
  return dualFunction(tabular, { lagrangeMultipliers }, discounting) - lagrangian(value, { lagrangeMultipliers });
}
