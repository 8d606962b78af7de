import type { Learner } from "../../engine/learner.ts";
import type { Reals } from "../../math/reals.ts";
import type { Rng } from "../../math/rng.ts";
import type { Pool, Sampler } from "../../samplers/sampler.ts";
import type { Stopping } from "../../stopping/stopping.ts";
import type { Metrics } from "../algorithm.ts";

/** How the samples of an update are passed over; keys of a recipe. */
export interface Passes {
  readonly sampler: Sampler;
  readonly epochs: number;
  readonly stopping: Stopping;
}

/** Who is to be improved. */
export interface Trainee {
  readonly learner: Learner;
  readonly passes: Passes;
  readonly numConstraints: number;
}

/** What one constraint asks of a policy that keeps within it itself, instead of paying a price. */
export interface Demand {
  readonly advantage: Reals; // [size], of the cost
  readonly excess: number; // (J_C − what to aim at) per step, in the unit of the advantage; below 0 where there is room
}

/** What there is to learn from, beside the samples, which are loaded. */
export interface Occasion {
  readonly pool: Pool;
  readonly worstCostRatio: number; // as a stopping rule hears it
  readonly demands: readonly Demand[]; // one per constraint
}

/**
 * The end of an update: makes the policy and its critics better, and answers what the losses were. Asked for once per
 * agent, before any work starts.
 *
 * @throws where it cannot serve the trainee, saying what can.
 */
export type Improvement = (trainee: Trainee) => (occasion: Occasion, rng: Rng) => Metrics;
