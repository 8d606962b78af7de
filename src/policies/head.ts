import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import type { ActionSpace } from "../env/spaces.ts";

/**
 * A head turns the outputs of the policy network into a distribution over
 * actions. Outputs are output-major, [numOutputs, stride]: output o of row r
 * stands at `o * stride + r`. `free` are parameters that no network computes,
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
}

/** Makes the head for an action space; throws where the two do not fit. */
export type HeadMaker = (space: ActionSpace) => Head;
