import type * as TensorFlow from "@tensorflow/tfjs-core";

/**
 * What is needed of TensorFlow.js. `import * as tf from "@tensorflow/tfjs-core"` has it once `await tfjs()` has
 * started a backend, whichever engine then trains; so has the umbrella package `@tensorflow/tfjs`.
 */
export type TensorLibrary = Pick<typeof TensorFlow, "engine" | "getGradient" | "tensor1d" | "tensor2d" | "tidy">;

/** A policy loss that brings the library it is written with. */
export interface PolicyLossByTensors {
  readonly tf: TensorLibrary;
  /** Answers the loss of each row, [numRows], by operations that have gradients. Called for every chunk of samples. */
  tensors(x: PolicyTensors): TensorFlow.Tensor;
}

/** Likewise for a critic. */
export interface ValueLossByTensors {
  readonly tf: TensorLibrary;
  tensors(x: ValueTensors): TensorFlow.Tensor;
}

/** What a policy loss may be made of, as in `PolicyColumns`. The first five have gradients. */
export interface PolicyTensors {
  readonly ratio: TensorFlow.Tensor1D; // [numRows], as all that is not said to be otherwise
  readonly logProb: TensorFlow.Tensor1D;
  readonly entropy: TensorFlow.Tensor1D;
  readonly outputs: TensorFlow.Tensor2D; // [numRows, numOutputs]
  readonly free: TensorFlow.Tensor1D; // [numFree]
  readonly advantage: TensorFlow.Tensor1D;
  readonly center: TensorFlow.Tensor1D;
  readonly oldLogProb: TensorFlow.Tensor1D;
  readonly action: TensorFlow.Tensor2D; // [numRows, actionSize]
}

/** What the loss of a critic may be made of, as in `ValueColumns`. Only `value` has a gradient. */
export interface ValueTensors {
  readonly value: TensorFlow.Tensor1D;
  readonly target: TensorFlow.Tensor1D;
  readonly oldValue: TensorFlow.Tensor1D;
}
