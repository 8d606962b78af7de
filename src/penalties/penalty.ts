import type { Reals } from "../math/reals.ts";

/** One constraint at one update: how much costlier each action was than expected, and what cost is worth. */
export interface Burden {
  readonly advantage: Reals; // [size]
  readonly lagrangeMultiplier: number; // ≥ 0
  readonly episodeCost: number; // J_C, in the unit of the constraint
  readonly costLimit: number; // the user's limit
}

/** One advantage made of the reward's and the costs'; answers a new array. */
export type Penalty = (advantage: Reals, burdens: readonly Burden[]) => Float64Array;
