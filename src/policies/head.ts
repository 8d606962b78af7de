import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import type { ActionSpace } from "../env/spaces.ts";

/**
 * A head turns the outputs of the policy network into a distribution over
 * actions. Outputs are output-major, [numOutputs, stride]: output o of row r
 * stands at `o * stride + r`; a head whose outputs begin at output p of a
 * network is asked for row r + p · stride. `free` are parameters that no network computes,
 * such as a state-independent log standard deviation; [numFree].
 *
 * The methods work on one row at a time and allocate nothing.
 */
export interface Head {
  readonly numOutputs: number;
  readonly numFree: number;
  /** What the free parameters start at. */
  readonly initialFree: number;
  /** Draws an action, writes it to `action[at …]` and answers its log-probability (density). */
  sample(outputs: Reals, stride: number, row: number, free: Reals, rng: Rng, action: Float32Array, at: number): number;
  /** Writes the most probable action to `action[at …]`. */
  mode(outputs: Reals, stride: number, row: number, action: Float32Array, at: number): void;
  /** log π(a|s) of the action at `action[at …]`. */
  logProb(outputs: Reals, stride: number, row: number, free: Reals, action: Float32Array, at: number): number;
  /** The entropy of the distribution, in nats (for squashed Gaussians: before squashing). */
  entropy(outputs: Reals, stride: number, row: number, free: Reals): number;
  /**
   * The gradient of `slope` · log π(a|s) + `entropySlope` · H: writes
   * d/d outputs to `gradient` (same place as in `outputs`), adds d/d free to `freeGradient`.
   */
  backward(
    outputs: Reals,
    stride: number,
    row: number,
    free: Reals,
    action: Float32Array,
    at: number,
    slope: number,
    entropySlope: number,
    gradient: Reals,
    freeGradient: Reals,
  ): void;
  /**
   * KL(π_old ‖ π) = E_{a ~ π_old} [log π_old(a|s) − log π(a|s)], exactly, in nats (for squashed Gaussians before
   * squashing, which is the same). Old outputs stand at the same places as the present ones.
   */
  kl(outputs: Reals, oldOutputs: Reals, stride: number, row: number, free: Reals, oldFree: Reals): number;
  /**
   * The gradient of `scale` · KL(π_old ‖ π) in the present outputs and free parameters: writes d/d outputs to
   * `gradient`, adds d/d free to `freeGradient`.
   */
  klBackward(
    outputs: Reals,
    oldOutputs: Reals,
    stride: number,
    row: number,
    free: Reals,
    oldFree: Reals,
    scale: number,
    gradient: Reals,
    freeGradient: Reals,
  ): void;
  /**
   * `scale` · F v, with v the tangent, laid out as outputs and free parameters are, and F the Fisher information of
   * π(·|s) with respect to them,
   *
   *   F = E_{a ~ π} [∇ log π(a|s) ∇ log π(a|s)ᵀ] = ∇² KL(π_old ‖ π) where π = π_old.
   *
   * Writes the part of the outputs to `gradient`, adds the part of the free parameters to `freeGradient`.
   */
  fisher(
    outputs: Reals,
    stride: number,
    row: number,
    free: Reals,
    tangent: Reals,
    freeTangent: Reals,
    scale: number,
    gradient: Reals,
    freeGradient: Reals,
  ): void;
}

/** Makes the head for an action space; throws where the two do not fit. */
export type HeadMaker = (space: ActionSpace) => Head;
