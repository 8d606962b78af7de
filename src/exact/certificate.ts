import type { Discounting } from "./discounting.ts";
import { evaluatePolicy, type PolicyValue } from "./evaluatePolicy.ts";
import { dualFunction, lagrangian } from "./lagrangian.ts";
import { checkLimits } from "./solution.ts";
import { solve } from "./solve.ts";
import type { Tabular } from "./tabular.ts";
import type { Choices } from "./visits.ts";

/** The limits of a problem, and the prices that an agent ended with. */
export interface CertificateOptions extends Discounting {
  readonly limits: readonly number[]; // one per cost, Infinity for none
  /** λ, in units of reward per cost. */
  readonly lagrangeMultipliers: readonly number[]; // one per cost
}

/** How far a policy and its multipliers are from a solution, computed and not sampled. */
export interface Certificate {
  readonly value: PolicyValue;
  /** J⋆ and λ⋆; NaN and ∞ where nothing is feasible. */
  readonly optimum: { readonly episodeReturn: number; readonly lagrangeMultipliers: readonly number[] };
  /** J⋆(d) − J: below 0 where breaking a limit pays. */
  readonly optimalityGap: number;
  /** J⋆(Jᶜ) − J ≥ 0: what the policy could earn at its own costs. */
  readonly frontierGap: number;
  /** |λₖ − λ⋆ₖ|. */
  readonly multiplierErrors: readonly number[];
  /** What is left of the conditions of Karush, Kuhn and Tucker; all are 0 at a solution. */
  readonly residuals: {
    readonly primal: readonly number[]; // max(0, Jᶜₖ − dₖ)
    readonly dual: readonly number[]; // max(0, −λₖ)
    readonly complementarity: readonly number[]; // λₖ (Jᶜₖ − dₖ)
    readonly stationarity: number; // max_π′ L(π′, λ) − L(π, λ), where L = J − Σₖ λₖ (Jᶜₖ − dₖ)
  };
  /** g(λ) = max_π L(π, λ) ≥ J⋆, for λ ≥ 0. */
  readonly dualBound: number;
  /** g(λ) − J: of a policy that keeps the limits, how far it can be from the optimum. */
  readonly dualityGap: number;
}

/**
 * What a checkpoint is worth as a solution of its constrained MDP.
 *
 * The multipliers of an agent that discounts belong to the discounted problem:
 * compare them with `gamma`, or with {@link discountBias}.
 *
 * @throws where there is not one limit and one multiplier per cost.
 */
export function certificate(
  tabular: Tabular,
  policy: Choices,
  { limits, lagrangeMultipliers, gamma }: CertificateOptions,
): Certificate {
  checkLimits(tabular, limits);
  if (lagrangeMultipliers.length !== limits.length) {
    const given = `there are ${lagrangeMultipliers.length} multipliers and ${limits.length} limits`;
    throw new Error(`certificate: ${given}; give one of each per cost`);
  }
  const discounting = gamma === undefined ? {} : { gamma };
  const value = evaluatePolicy(tabular, policy, discounting);
  const optimum = solve(tabular, { limits, ...discounting });
  const atItsCosts = solve(tabular, { limits: value.episodeCosts, ...discounting });
  const excess = value.episodeCosts.map((cost, k) => cost - limits[k]);
  const prices = { lagrangeMultipliers, limits };
  const dualBound = dualFunction(tabular, prices, discounting);
  return {
    value,
    optimum: { episodeReturn: optimum.episodeReturn, lagrangeMultipliers: optimum.lagrangeMultipliers },
    optimalityGap: optimum.episodeReturn - value.episodeReturn,
    frontierGap: atItsCosts.episodeReturn - value.episodeReturn,
    multiplierErrors: optimum.lagrangeMultipliers.map((best, k) => Math.abs(lagrangeMultipliers[k] - best)),
    residuals: {
      primal: excess.map((x) => Math.max(0, x)),
      dual: lagrangeMultipliers.map((x) => Math.max(0, -x)),
      complementarity: excess.map((x, k) => (lagrangeMultipliers[k] === 0 ? 0 : lagrangeMultipliers[k] * x)),
      stationarity: dualBound - lagrangian(value, prices),
    },
    dualBound,
    dualityGap: dualBound - value.episodeReturn,
  };
}
