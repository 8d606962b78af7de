import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import type { NetworkState } from "./engine.ts";

/** What an update learns from. Every array is [size] unless said otherwise. */
export interface Samples {
  readonly size: number;
  readonly obs: Float32Array; // [size, obsSize]
  readonly action: Float32Array; // [size, actionSize]
  readonly logProb: Float32Array; // log μ(a|s) of the policy that acted
  readonly center: Reals; // π/μ when the update began; 1 for fresh samples
  readonly advantage: Reals;
  readonly critics: readonly { readonly value: Reals; readonly target: Reals }[]; // reward first, then the costs
}

/** Which samples make one gradient step, and with what weight each. */
export interface Minibatch {
  readonly index: Uint32Array;
  /** Importance weights; 1 each where left out. */
  readonly weight?: Float64Array;
}

/** What one update uses throughout. */
export interface Rates {
  readonly policyRate: number; // factor on the policy optimizer's learning rate
  readonly criticRate: number;
  readonly entropyBonus: number; // nats → reward
}

/** Means over the gradient steps since the last `report`. */
export interface Losses {
  readonly policyLoss: number;
  readonly valueLoss: number;
  readonly costValueLosses: readonly number[];
  readonly entropy: number;
  readonly approxKl: number; // mean of ρ − 1 − ln ρ, with ρ = π/π_old; Schulman (2020), http://joschu.net/blog/kl-approx.html
  readonly clipFraction: number; // share of samples whose slope the policy loss set to 0
  readonly policyGradNorm: number; // before clipping
  readonly numGradientSteps: number;
}

/** A policy and its critics, wherever their weights may live. Critic 0 predicts the reward, critic k the k-th constrained cost. */
export interface Learner {
  /** How the losses are written, as in "policy by slope, values by tape". */
  readonly lossForms: string;
  /** Draws actions: obs [batch, obsSize] → action [batch, actionSize], logProb [batch]. */
  act(obs: Float32Array, action: Float32Array, logProb: Float32Array, rng: Rng): void;
  /** The most probable actions. */
  mode(obs: Float32Array, action: Float32Array): void;
  /** The raw outputs of the policy network, row-major: [batch, numOutputs]; for a categorical head, logits. */
  policyOutputs(obs: Float32Array): Float64Array;
  /** log π(a|s) of given actions → [batch]. */
  logProbs(obs: Float32Array, action: Float32Array): Float64Array;
  /** V(s) of one critic → [batch]. */
  values(obs: Float32Array, critic: number): Float64Array;
  /** Begins an update. */
  load(samples: Samples, rates: Rates): void;
  /**
   * One gradient step of the policy and of every critic.
   *
   * @throws where a loss or a gradient is not finite; parameters are then as they were before the step.
   */
  step(minibatch: Minibatch): void;
  /** What the losses were since the last time it was asked. */
  report(): Losses;
  save(): LearnerState;
  restore(state: LearnerState): void;
}

/** Plain data: one entry per network, that of the policy first. */
export interface LearnerState {
  readonly networks: readonly NetworkState[];
}
