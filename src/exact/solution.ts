import { pricing } from "./edgeAt.ts";
import { randomizedStates, type RandomizedState } from "./mixture.ts";
import type { Discounting } from "./discounting.ts";
import type { Oracle } from "./oracle.ts";
import type { Tabular } from "./tabular.ts";

export interface SolveOptions extends Discounting {
  /** What an episode may cost, one limit per cost; Infinity for none. With `gamma`, limits are on discounted costs. */
  readonly limits: readonly number[];
}

/** Which problem was solved, in whose unit all returns, costs and multipliers are. */
export type Problem =
  | { readonly kind: "finiteHorizon"; readonly horizon: number } // undiscounted, cut off by the time limit
  | { readonly kind: "discounted"; readonly gamma: number }; // no time limit

/** What to expect of an episode. */
export interface Expectation {
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[]; // one per cost
}

/** The best that can be done within limits, and the policy that does it. */
export interface Solution extends Expectation {
  readonly problem: Problem;
  readonly limits: readonly number[];
  /** Whether any policy keeps all limits. If none does, return and costs are NaN and limited costs have multiplier ∞. */
  readonly feasible: boolean;
  /** λ⋆ₖ = ∂J⋆/∂dₖ: what one more unit of cost k per episode would bring; 0 where the limit does not bind. */
  readonly lagrangeMultipliers: readonly number[];
  /** π(a|s), [numStates, numActions] if discounted, else [horizon, numStates, numActions]. If nothing is feasible, see `closest`. */
  readonly policy: Float64Array;
  /** Where `policy` tosses coins. */
  readonly randomized: readonly RandomizedState[];
  /** The least that each cost can be brought to, whatever the others are. */
  readonly leastCosts: readonly number[];
  /** The greatest return, and of the policies that have it the one of least total cost. */
  readonly unconstrained: Expectation;
  /** If nothing is feasible, what `policy` costs: it has the least total excess over the limits. */
  readonly closest?: readonly number[];
}

/** What a solver found. */
export interface Finding extends Expectation {
  readonly feasible: boolean;
  readonly lagrangeMultipliers: readonly number[];
  /** Makes the policy, which takes memory. */
  table(): Float64Array;
}

/** A finding with all that goes with it, computed when it is asked for. */
export function solutionOf(tabular: Tabular, oracle: Oracle, options: SolveOptions, finding: Finding): Solution {
  const { limits, gamma } = options;
  const { feasible, lagrangeMultipliers, episodeReturn, episodeCosts } = finding;
  let table: Float64Array | undefined;
  const policy = () => (table ??= finding.table());
  const sums = feasible
    ? { episodeReturn, episodeCosts }
    : { episodeReturn: NaN, episodeCosts: limits.map(() => NaN), closest: episodeCosts };
  return {
    problem: gamma === undefined ? { kind: "finiteHorizon", horizon: tabular.horizon } : { kind: "discounted", gamma },
    limits,
    feasible,
    lagrangeMultipliers,
    ...sums,
    get policy() {
      return policy();
    },
    get randomized() {
      return randomizedStates(tabular, policy());
    },
    get leastCosts() {
      return limits.map((_, k) => oracle(pricing(limits.length, k)(0, 1)).episodeCosts[k]);
    },
    get unconstrained() {
      const best = unlimited(oracle, limits.length);
      return { episodeReturn: best.episodeReturn, episodeCosts: best.episodeCosts };
    },
  };
}

/** The policy of greatest return, and among those of least total cost. */
export function unlimited(oracle: Oracle, numCosts: number): ReturnType<Oracle> {
  const all = (price: number) => new Array<number>(numCosts).fill(price);
  return oracle({ reward: 1, prices: all(0) }, { reward: 0, prices: all(1) });
}

/** @throws where there is not one limit per cost, or one is no number. */
export function checkLimits({ costs }: Tabular, limits: readonly number[]): void {
  if (limits.length !== costs.length) {
    const given = `${limits.length} ${limits.length === 1 ? "number" : "numbers"}`;
    throw new Error(`solve: limits has ${given}; give one per cost, ${costs.length}, and Infinity where there is none`);
  }
  const odd = limits.findIndex((limit) => Number.isNaN(limit));
  if (odd !== -1) throw new Error(`solve: limits[${odd}] is NaN; it must be a number, or Infinity for no limit`);
}
