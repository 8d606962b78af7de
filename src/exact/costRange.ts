import { pricing } from "./edgeAt.ts";
import { evaluatePolicy, type PolicyValue } from "./evaluatePolicy.ts";
import { oracleOf, type DeterministicPolicy } from "./oracle.ts";
import type { Discounting } from "./discounting.ts";
import { unlimited } from "./solution.ts";
import type { Tabular } from "./tabular.ts";

/** A policy at one end of a range, and what to expect of an episode under it. */
export interface RangeEnd extends PolicyValue {
  readonly actions: Uint16Array; // [numStates] if discounted, else [horizon, numStates]
}

/** The two ends between which a limit on one cost binds. */
export interface CostRange {
  /** The least that the cost can be, and the greatest return at that. */
  readonly least: RangeEnd;
  /** The greatest return, and the least total cost at that. */
  readonly unconstrained: RangeEnd;
}

export interface CostRangeOptions extends Discounting {
  /** The number of the cost; the first unless said otherwise. */
  readonly cost?: number;
}

/**
 * What a cost can be, from the least possible to what it is where nothing is
 * limited. No policy keeps a limit below, and none above changes anything.
 */
export function costRange(tabular: Tabular, { cost = 0, ...discounting }: CostRangeOptions = {}): CostRange {
  const oracle = oracleOf(tabular, discounting);
  const numCosts = tabular.costs.length;
  const priced = pricing(numCosts, cost);
  const known = ({ actions }: DeterministicPolicy) => ({ actions, ...evaluatePolicy(tabular, actions, discounting) });
  return { least: known(oracle(priced(0, 1), priced(1, 0))), unconstrained: known(unlimited(oracle, numCosts)) };
}
