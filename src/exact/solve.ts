import { edgeAt } from "./edgeAt.ts";
import { jointly } from "./jointly.ts";
import { blended, type Mixture } from "./mixture.ts";
import { onEdge } from "./onEdge.ts";
import type { Discounting } from "./discounting.ts";
import { oracleOf, type Oracle } from "./oracle.ts";
import { checkLimits, solutionOf, unlimited, type Solution, type SolveOptions } from "./solution.ts";
import type { Tabular } from "./tabular.ts";

/**
 * The exact optimum of a constrained MDP within limits on its costs.
 *
 *   max_π J(π)  subject to  Jᶜₖ(π) ≤ dₖ for every cost k
 *
 * Over the horizon the policy may see the time; with `gamma`, sums are
 * discounted, there is no time limit, and the policy is stationary. One limit
 * is met on the edge of the frontier that it lies on, several by column
 * generation; both take nothing but dynamic programming. Where one limit
 * binds, the policy tosses a coin in one place at most; where several do, over
 * the horizon, it may toss the same coins at many steps.
 *
 * Altman (1999), Constrained Markov Decision Processes.
 *
 * @throws where there is not one limit per cost, a limit is NaN, or the table is wrong or too large.
 */
export function solve(tabular: Tabular, { limits, gamma }: SolveOptions): Solution {
  checkLimits(tabular, limits);
  const discounting = gamma === undefined ? {} : { gamma };
  const oracle = oracleOf(tabular, discounting);
  const found = optimum(tabular, oracle, limits, discounting);
  return solutionOf(
    tabular,
    oracle,
    { limits, ...discounting },
    {
      ...found,
      episodeReturn: weighted(found, ({ episodeReturn }) => episodeReturn),
      episodeCosts: limits.map((_, k) => costOf(found, k)),
      table: () => blended(tabular, found, discounting),
    },
  );
}

interface Found extends Mixture {
  readonly feasible: boolean;
  readonly lagrangeMultipliers: readonly number[];
}

function optimum(tabular: Tabular, oracle: Oracle, limits: readonly number[], discounting: Discounting): Found {
  const limited = [...limits.keys()].filter((k) => limits[k] < Infinity);
  if (limited.length === 0) {
    const policies = [unlimited(oracle, limits.length)];
    return { policies, weights: [1], feasible: true, lagrangeMultipliers: limits.map(() => 0) };
  }
  // The best within one of the limits that keeps the others too is the best within all.
  for (const cost of limited) {
    const edge = edgeAt(oracle, { numCosts: limits.length, cost, costLimit: limits[cost] });
    const feasible = edge.lagrangeMultiplier < Infinity;
    const mixture = onEdge(tabular, edge, cost, limits[cost], discounting);
    const kept = limited.every((k) => k === cost || costOf(mixture, k) <= limits[k]);
    if (limited.length > 1 && !(feasible && kept)) continue;
    return {
      ...mixture,
      feasible,
      lagrangeMultipliers: limits.map((_, k) => (k === cost ? edge.lagrangeMultiplier : 0)),
    };
  }
  return jointly(oracle, limits);
}

const costOf = (mixture: Mixture, k: number): number => weighted(mixture, ({ episodeCosts }) => episodeCosts[k]);

/** The mean over a mixture. */
const weighted = ({ policies, weights }: Mixture, of: (policy: Mixture["policies"][number]) => number): number =>
  policies.reduce((sum, policy, i) => sum + weights[i] * of(policy), 0);
