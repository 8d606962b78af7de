import type { Rng } from "../math/rng.ts";
import type { PlannedNetwork } from "./networkPlan.ts";

/** Outputs of one network that begin alike. */
export interface OutputGroup {
  readonly numOutputs: number;
  readonly gain: number; // of their initial weights
}

/** What goes into a network and comes out of it. */
export interface Ends {
  readonly inputSize: number;
  readonly outputs: readonly OutputGroup[];
  readonly numFree: number;
}

/** A network but for its name and for what goes in and comes out, such as "a perceptron of two hidden layers". */
export type NetworkKind = (ends: Ends, rng: Rng) => Omit<PlannedNetwork, "name">;

/**
 * How the outputs begin: those of the policy so small that every action is
 * about equally likely, those of a critic at their natural size.
 *
 * Andrychowicz et al. (2021), "What matters for on-policy deep actor-critic methods?", https://arxiv.org/abs/2006.05990
 */
export const outputGains = { policy: 0.01, critic: 1 } as const;
