import type { Tape, Var } from "../tape/tape.ts";
import type { PolicyLossByTensors, ValueLossByTensors } from "./tensors.ts";

/**
 * A loss of the policy. It has one of three forms: a scalar function with its
 * slope beside it, which is the fastest; a recording on a {@link Tape}, whose
 * slopes are found, for about a tenth more; or TensorFlow.js, which has more
 * operations and is many times slower. Every engine can use each. What is
 * descended is the mean over the samples.
 */
export type PolicyLoss = PolicyLossBySlope | PolicyLossByTape | PolicyLossByTensors;

/** Likewise for a critic. */
export type ValueLoss = ValueLossBySlope | ValueLossByTape | ValueLossByTensors;

/** Loss and slope of one sample, written side by side in plain numbers; a property test holds them to each other. */
export interface PolicyLossBySlope {
  /**
   * `ratio` is π(a|s) / μ(a|s), of the policy being improved to the one that
   * acted. `center` is what that ratio was when the update began: 1 for fresh
   * samples, anything for replayed ones. `progress` ∈ [0, 1) is that of training.
   */
  loss(ratio: number, advantage: number, center: number, progress: number): number;
  /** Of the loss, in `ratio`. */
  slope(ratio: number, advantage: number, center: number, progress: number): number;
}

export interface ValueLossBySlope {
  /** `oldValue` is what the critic said when the update began. */
  loss(value: number, target: number, oldValue: number): number;
  /** Of the loss, in `value`. */
  slope(value: number, target: number, oldValue: number): number;
}

/**
 * A loss in terms of columns, one number for each sample. For instance "simple
 * policy optimization", a parabola in the place of PPO's clip:
 *
 *   const simplePolicyOptimization = definePart("simplePolicyOptimization", { clipRange: 0.2 }, ({ clipRange }): PolicyLoss => ({
 *     record: (t, { ratio, advantage }) =>
 *       t.sub(t.mul(t.abs(advantage), t.div(t.square(t.sub(ratio, 1)), 2 * clipRange)), t.mul(ratio, advantage)),
 *   }));
 */
export interface PolicyLossByTape {
  /** Answers the loss of each row. Called once per learner; what it records is played for every chunk of samples. */
  record(t: Tape, x: PolicyColumns): Var;
}

export interface ValueLossByTape {
  /** Likewise. */
  record(t: Tape, x: ValueColumns): Var;
}

/** What a policy loss may be made of. The first five have gradients. */
export interface PolicyColumns {
  readonly ratio: Var; // π/μ
  readonly logProb: Var; // log π(a|s)
  readonly entropy: Var; // of π at s, nats; for squashed Gaussians before squashing
  readonly outputs: readonly Var[]; // of the policy network as they are, such as logits or means
  readonly free: readonly Var[]; // its free parameters, such as log standard deviations; the same in every row
  readonly advantage: Var;
  readonly center: Var; // π/μ when the update began; 1 for fresh samples
  readonly oldLogProb: Var; // log μ(a|s) of the policy that acted
  readonly action: readonly Var[]; // as stored: the number of a choice, or a vector
}

/** What the loss of a critic may be made of. Only `value` has a gradient. */
export interface ValueColumns {
  readonly value: Var;
  readonly target: Var;
  readonly oldValue: Var; // what the critic said when the update began
}
