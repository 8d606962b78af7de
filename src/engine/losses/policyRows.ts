import type { Reals } from "../../math/reals.ts";

/** How many numbers of each kind a policy has. */
export interface PolicySizes {
  readonly numOutputs: number;
  readonly numFree: number;
  readonly actionSize: number;
}

/** The rows of a chunk and what the policy network makes of them. One object, filled anew for each chunk. */
export interface PolicyChunk {
  readonly stride: number; // from one output to the next; at most as many rows
  numRows: number;
  readonly share: Float64Array; // of each row in the loss of the minibatch
  readonly sample: Uint32Array; // which sample each row is
  action: Float32Array; // of all samples, [size, actionSize]
  first: number; // where the policy's outputs begin
  outputs: Reals; // output o of a row stands at first + o · stride + row
  gradients: Reals; // d loss / d outputs
  free: Reals;
  freeGradients: Reals;
  progress: number; // of training, ∈ [0, 1)
  // What the heads make of it, [stride].
  readonly logProb: Float64Array;
  readonly oldLogProb: Float64Array;
  readonly ratio: Float64Array;
  readonly entropy: Float64Array;
  readonly advantage: Float64Array;
  readonly center: Float64Array;
}

/** A loss of the policy at work on the rows of a chunk. With shares w, the whole loss of the chunk is Σ w · loss. */
export interface PolicyRows {
  readonly loss: Float64Array; // [stride], of each row
  readonly logProbSlope: Float64Array; // of the whole loss in log π(a|s), through the ratio as well
  readonly entropySlope: Float64Array; // of the whole loss in the entropy
  /** Fills the three. */
  compute(chunk: PolicyChunk): void;
  /** Adds slopes that go neither through log π nor through the entropy to the gradients of outputs and free parameters. */
  addOthers(chunk: PolicyChunk): void;
}
