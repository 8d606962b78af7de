import type { NetworkShape } from "../engine/engine.ts";
import type { Rng } from "../math/rng.ts";

/** What a policy and its critics need to have computed. */
export interface Demand {
  readonly obsSize: number;
  readonly numPolicyOutputs: number;
  readonly numFree: number; // parameters of the policy that no network computes
  readonly numCritics: number; // 1 for the reward, 1 for each constrained cost
}

/** One network: what it is called in errors, its shape, and what it starts from. */
export interface PlannedNetwork {
  readonly name: string;
  readonly shape: NetworkShape;
  /** Initial weights in the layout of `Networks.parameters`, without the free ones. Left out where a model brings its own. */
  readonly weights?: Float64Array;
}

/** Where the policy, or a critic, finds its outputs. */
export interface Role {
  readonly net: number;
  readonly firstOutput: number;
}

/**
 * Which networks there are, and who reads which of their outputs. A network
 * that the policy reads is stepped with the policy's optimizer, every other
 * with that of the critics. What a network descends is the sum of the losses
 * of those who read it.
 */
export interface NetworkPlan {
  readonly networks: readonly PlannedNetwork[];
  readonly policy: Role;
  readonly critics: readonly Role[]; // reward first
  readonly criticWeight: number; // factor on the losses of the critics
}

/** Plans the networks of an agent. `rng` is for their initial weights. */
export type NetworkMaker = (demand: Demand, rng: Rng) => NetworkPlan;
