import type { Reals } from "../math/reals.ts";

/**
 * A constrained MDP as arrays, for whatever is to be computed rather than sampled.
 *
 * The transitions of state s under action a are the entries
 * `first[s * numActions + a]` up to `first[s * numActions + a + 1]` of
 * `probability`, `nextState`, `reward` and each of `costs`. A `nextState` of −1
 * is the end of the episode.
 */
export interface Tabular {
  readonly numStates: number;
  readonly numActions: number;
  /** An episode that has not ended by itself is cut off after this many steps. */
  readonly horizon: number;
  readonly start: Float64Array; // [numStates] probabilities
  readonly first: Int32Array; // [numStates * numActions + 1]
  readonly probability: Float64Array; // [numTransitions], as everything below
  readonly nextState: Int32Array;
  readonly reward: Float64Array;
  readonly costs: readonly Float64Array[]; // one per cost of the environment
  readonly obsSize: number;
  /** Writes what the agent sees in a state; [obsSize]. */
  observe(state: number, obs: Reals): void;
  /** A state as the environment itself knows it, to be drawn. */
  stateOf?(state: number): unknown;
  /**
   * Whether there are states that only the time limit keeps out of reach: the
   * table ends where they begin, which is right up to the horizon and not beyond.
   */
  readonly endsWithTime?: boolean;
}

/** The best that can be done within a cost limit. */
export interface Optimum {
  readonly costLimit: number;
  readonly episodeReturn: number;
  readonly episodeCost: number;
  /** λ⋆ = −∂J⋆ ⁄ ∂d: what one more unit of cost per episode would bring. */
  readonly lagrangeMultiplier: number;
  /** Where a γ-discounted agent's multiplier settles when its undiscounted cost meets the limit, by γ. */
  readonly discountedMultiplier?: Readonly<Record<string, number>>;
  /** The best return of a policy that never flips a coin, where it is known. */
  readonly deterministicReturn?: number;
}

/** The best that can be done where every cost has a limit of its own. */
export interface JointOptimum {
  readonly costLimits: readonly number[]; // one per cost, as everything in lists here
  readonly episodeReturn: number;
  readonly lagrangeMultipliers: readonly number[];
}

/** Vertices of a Pareto frontier, cost rising; between two neighbors the best return lies on the line through them. */
export type Frontier = readonly (readonly [cost: number, episodeReturn: number])[];

/** What is known exactly about an environment. */
export interface Exact {
  readonly tabular: Tabular;
  /** The Pareto frontier of the episode return against the first cost; absent where there are several costs. */
  readonly frontier?: Frontier;
  /** Solved cost limits on the first cost, the others being free. */
  readonly optima: readonly Optimum[];
  /** Solved limits on all costs at once, where there are several. */
  readonly jointOptima?: readonly JointOptimum[];
}
