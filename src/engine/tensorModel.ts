import type { Tensor, Tensor2D, Variable } from "@tensorflow/tfjs-core";

/** What a model learns: a variable, or one as tf.layers wraps it. Of type float32. */
export type TensorWeight = Variable | { read(): Tensor; write(value: Tensor): unknown };

/**
 * A network written with tensors. A `tf.LayersModel` is one.
 *
 * Weights that are not in `trainableWeights`, such as the moving averages of a batch normalization, are neither
 * learned nor saved.
 */
export interface TensorModel {
  /**
   * [batch, inputSize] → one tensor, [batch, numOutputs]. (An `object` only because a `tf.LayersModel` may answer
   * other things to other inputs.) Must answer the same when asked again. Every operation must have a gradient.
   */
  apply(inputs: Tensor2D): object;
  /** What is learned, in a fixed order. All of it must take part in `apply`. */
  readonly trainableWeights: readonly TensorWeight[];
}

/**
 * Makes a model with its initial weights. `seed` is for whatever is random about them: a whole number from 1 on, since
 * 0 is no seed to TensorFlow.js.
 *
 * ```ts
 * import * as tf from "@tensorflow/tfjs-core";
 *
 * const residual: TensorModelMaker = (inputSize, numOutputs, seed) => {
 *   const matrix = (numRows: number, numColumns: number, scale: number) =>
 *     tf.variable(tf.randomNormal<tf.Rank.R2>([numRows, numColumns], 0, scale, "float32", seed++));
 *   const [into, across, out] = [matrix(inputSize, 32, 0.3), matrix(32, 32, 0.2), matrix(32, numOutputs, 0.01)];
 *   const apply = (x: tf.Tensor2D) => {
 *     const h = tf.tanh<tf.Tensor2D>(tf.matMul(x, into));
 *     return tf.matMul(tf.add<tf.Tensor2D>(h, tf.relu(tf.matMul(h, across))), out);
 *   };
 *   return { apply, trainableWeights: [into, across, out] };
 * };
 * ```
 */
export type TensorModelMaker = (inputSize: number, numOutputs: number, seed: number) => TensorModel;
