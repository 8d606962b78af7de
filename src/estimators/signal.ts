import type { Reals } from "../math/reals.ts";

/**
 * A signal is what a critic predicts: the reward, or a cost.
 * Every array is time-major, [numSteps, numEnvs].
 */
export interface Signal {
  readonly sample: Reals; // what the environment gave
  readonly value: Reals; // V(sₜ), the critic's prediction
  readonly nextValue: Reals; // V(sₜ₊₁) of the true successor, before any reset
  readonly advantage: Reals; // out: how much better than predicted
  readonly target: Reals; // out: what the critic should have said
}

/** How the samples of a signal hang together, in the same layout. */
export interface Trajectories {
  readonly numEnvs: number;
  readonly terminated: Uint8Array; // 1 where the task itself ended
  readonly ended: Uint8Array; // 1 where the episode stopped for whatever reason
  readonly ratio: Reals; // π(aₜ|sₜ) / μ(aₜ|sₜ) of the present policy to the one that acted; all 1 on fresh data
}

/** Fills in `advantage` and `target`. */
export type Estimator = (signal: Signal, trajectories: Trajectories) => void;
