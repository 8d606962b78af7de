import type { Tensor, Tensor2D, Variable } from "@tensorflow/tfjs-core";

/** A network written with tensors, in the manner of `tf.LayersModel`. */
export interface TensorModel {
  /** [batch, inputSize] → [batch, numOutputs]. Every operation must have a gradient. */
  apply(inputs: Tensor2D): Tensor;
  /** What is learned, in a fixed order. */
  readonly trainableWeights: readonly (Variable | { read(): Tensor; readonly val: Variable })[];
}

/** Makes a model with its initial weights. `seed` is for whatever is random about them. */
export type TensorModelMaker = (inputSize: number, numOutputs: number, seed: number) => TensorModel;
