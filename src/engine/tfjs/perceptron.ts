import * as tf from "@tensorflow/tfjs-core";
import type { Activation, NetworkShape } from "../engine.ts";
import type { TensorModel } from "../tensorModel.ts";

const activations: Readonly<Record<Activation, (x: tf.Tensor2D) => tf.Tensor2D>> = {
  tanh: (x) => tf.tanh(x),
  relu: (x) => tf.relu(x),
  elu: (x) => tf.elu(x),
  silu: (x) => tf.mul(x, tf.sigmoid(x)),
  gelu: (x) => tf.mul(tf.mul(0.5, x), tf.add(1, tf.erf(tf.mul(Math.SQRT1_2, x)))),
};

/** The perceptron of a shape, its weights all zero but for the gains, in the order of `Networks.parameters`. */
export function perceptron(
  inputSize: number,
  { hidden, activation, normalization, numOutputs }: NetworkShape,
): TensorModel {
  const layers = [...hidden, numOutputs].map((size, l, sizes) => ({
    weights: filled<tf.Rank.R2>(0, [l === 0 ? inputSize : sizes[l - 1], size]),
    biases: filled<tf.Rank.R1>(0, [size]),
    ...(normalization === "layer"
      && l < hidden.length && { norm: { gains: filled(1, [size]), shifts: filled(0, [size]) } }),
  }));

  return {
    trainableWeights: layers.flatMap(({ weights, biases, norm }) => [
      weights,
      biases,
      ...(norm ? [norm.gains, norm.shifts] : []),
    ]),

    apply(inputs) {
      let x = inputs;
      for (const [l, { weights, biases, norm }] of layers.entries()) {
        x = tf.add(tf.matMul(x, weights), biases);
        if (norm) x = tf.add(tf.mul(standardized(x), norm.gains), norm.shifts);
        if (l < hidden.length) x = activations[activation](x);
      }
      return x;
    },
  };
}

const filled = <R extends tf.Rank = tf.Rank.R1>(value: number, shape: tf.ShapeMap[R]): tf.Variable<R> =>
  tf.tidy(() => tf.variable(tf.fill(shape, value)));

/** (x − mean) / √(variance + 10⁻⁵) of each row. */
function standardized(x: tf.Tensor2D): tf.Tensor2D {
  const centered = tf.sub(x, tf.mean(x, 1, true));
  const variance = tf.mean(tf.square(centered), 1, true);
  return tf.mul(centered, tf.rsqrt(tf.add(variance, 1e-5)));
}
