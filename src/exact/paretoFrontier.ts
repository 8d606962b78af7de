import { between, pricing, SAME } from "./edgeAt.ts";
import type { Discounting } from "./discounting.ts";
import { oracleOf, type DeterministicPolicy } from "./oracle.ts";
import type { Frontier, Tabular } from "./tabular.ts";

interface FrontierOptions extends Discounting {
  /** The number of the cost, the first unless said otherwise; the others are free. */
  readonly cost?: number;
}

/**
 * Every corner of the exact frontier of episode return against one cost, over
 * all policies: time-dependent ones over the horizon, or, with `gamma`,
 * stationary ones for discounted sums.
 *
 * A corner is the best deterministic policy at some price λ of cost, the
 * solution of the MDP whose reward is reward − λ cost. The search starts at
 * the two ends, the least cost and the greatest return, and asks between two
 * known points at the price that makes them equally good; whatever beats them
 * there is a corner between. Every point of the frontier is a mixture of two
 * neighbors.
 *
 * Aneja & Nair (1979), Bicriteria transportation problem,
 * https://doi.org/10.1287/mnsc.25.1.73; Altman (1999), Constrained Markov
 * Decision Processes, for why mixtures of two are enough.
 */
export function paretoFrontier(tabular: Tabular, { cost = 0, ...discounting }: FrontierOptions = {}): Frontier {
  const oracle = oracleOf(tabular, discounting);
  const priced = pricing(tabular.costs.length, cost);
  const corner = ({ episodeCosts, episodeReturn }: DeterministicPolicy) => [episodeCosts[cost], episodeReturn] as const;
  const cheapest = oracle(priced(0, 1), priced(1, 0));
  const richest = oracle(priced(1, 0), priced(0, 1));
  if (richest.episodeCosts[cost] - cheapest.episodeCosts[cost] < SAME) return [corner(richest)];

  const corners = [corner(cheapest)];
  const walk = (a: DeterministicPolicy, b: DeterministicPolicy) => {
    const middle = between(oracle, priced, a, b, cost);
    if (middle) {
      walk(a, middle);
      walk(middle, b);
    } else corners.push(corner(b));
  };
  walk(cheapest, richest);
  return corners;
}
