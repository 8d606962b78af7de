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
  readonly progress: number; // of training, ∈ [0, 1), for losses that change in its course
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
  /** Likewise of the critics alone. Where they share a network with the policy, there are none. */
  stepCritics(minibatch: Minibatch): void;
  /**
   * What it takes to improve the policy within a trust region; to be asked for once, before any work starts.
   *
   * @throws where the engine cannot differentiate the networks forward, or the policy has no network of its own.
   */
  trustRegion(): TrustRegion;
  /** What the losses were since the last time it was asked. */
  report(): Losses;
  save(): LearnerState;
  restore(state: LearnerState): void;
}

/**
 * The policy as a point in the space of its parameters θ, on the samples that
 * are loaded. Objectives are to be descended; objective 0 is the policy loss
 * with the advantage and the entropy bonus of the samples,
 *
 *   L₀(θ) = 1/N Σᵢ (policyLoss(πᵢ/μᵢ, Âᵢ) − entropyBonus · Hᵢ),
 *
 * and objective k the surrogate of the k-th cost advantage, Lₖ(θ) = 1/N Σᵢ (πᵢ/μᵢ) Âᶜₖᵢ.
 */
export interface TrustRegion {
  readonly numParameters: number;
  /** Makes the present policy π_old; advantages of costs are [size]. Follows a `load`. */
  begin(costAdvantages: readonly Reals[]): void;
  /** gradient ← ∇Lₖ at the present θ; answers Lₖ. */
  gradient(objective: number, gradient: Float64Array): number;
  /** product ← F · vector, with F = 1/N Σᵢ Jᵢᵀ Fᵢ Jᵢ the Fisher information of the policy, which is ∇² of the mean KL divergence at π_old. */
  fisherTimes(vector: Float64Array, product: Float64Array): void;
  /** Moves the policy to θ_old + fraction · step. */
  move(step: Float64Array, fraction: number): void;
  /** What became of everything where the policy stands. */
  measure(): Standing;
}

/** Means over all samples. */
export interface Standing {
  readonly objectives: readonly number[];
  readonly policyLoss: number; // objective 0 without its entropy bonus
  readonly kl: number; // KL(π_old ‖ π), nats
  readonly entropy: number; // nats
  readonly clipFraction: number; // share of samples whose slope the policy loss set to 0
}

/** Plain data: one entry per network, that of the policy first. */
export interface LearnerState {
  readonly networks: readonly NetworkState[];
}
