import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import "./tfjsGradients.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Contender } from "./contender.ts";
import { actionSize, clipRange, hidden, obsSize, rates, settings, type Problem } from "./problem.ts";

const halfLogTau = 0.5 * Math.log(2 * Math.PI);
const dist = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"));
setWasmPaths(`${dist}/`);
tf.enableProdMode(); // no checks, no greetings

/** The same update, written as one writes it for TensorFlow.js. One backend works at a time: the last one asked for. */
export async function tfjsUpdate(backend: "cpu" | "wasm", { samples, networks }: Problem): Promise<Contender> {
  if (!(await tf.setBackend(backend))) throw new Error(`tfjs: the backend ${backend} does not start`);
  await tf.ready();

  const variables = networks.map(({ parameters }, net) => layersOf(parameters, net === 0 ? actionSize : 1));
  const allVariables = variables.flat();
  const optimizer = tf.train.adam(settings.learningRate, settings.beta1, settings.beta2, settings.epsilon);
  const column = (values: Reals) => tf.tensor1d(Float32Array.from(values));
  const all = {
    obs: tf.tensor2d(samples.obs, [samples.size, obsSize]),
    action: tf.tensor2d(samples.action, [samples.size, actionSize]),
    logProb: column(samples.logProb),
    advantage: column(samples.advantage),
    critics: samples.critics.map(({ value, target }) => ({ value: column(value), target: column(target) })),
  };

  const network = (net: number, obs: tf.Tensor2D): tf.Tensor2D => {
    const [weights1, biases1, weights2, biases2, weights3, biases3] = variables[net];
    const hidden1 = tf.tanh(tf.add(tf.matMul(obs, weights1 as tf.Tensor2D), biases1));
    const hidden2 = tf.tanh(tf.add(tf.matMul(hidden1 as tf.Tensor2D, weights2 as tf.Tensor2D), biases2));
    return tf.add(tf.matMul(hidden2 as tf.Tensor2D, weights3 as tf.Tensor2D), biases3);
  };

  const policyLoss = (rows: tf.Tensor1D, obs: tf.Tensor2D) => {
    const logStd = variables[0][6];
    const z = tf.mul(tf.sub(tf.gather(all.action, rows), network(0, obs)), tf.exp(tf.neg(logStd)));
    const logProb = tf.sum(tf.sub(tf.sub(tf.mul(tf.square(z), -0.5), logStd), halfLogTau), 1);
    const ratio = tf.exp(tf.sub(logProb, tf.gather(all.logProb, rows)));
    const advantage = tf.gather(all.advantage, rows);
    const clipped = tf.clipByValue(ratio, 1 - clipRange, 1 + clipRange);
    const surrogate = tf.mean(tf.minimum(tf.mul(ratio, advantage), tf.mul(clipped, advantage)));
    const entropy = tf.sum(tf.add(logStd, 0.5 + halfLogTau));
    return tf.neg(tf.add(surrogate, tf.mul(rates.entropyBonus, entropy)));
  };

  const criticLoss = (critic: number, rows: tf.Tensor1D, obs: tf.Tensor2D) => {
    const value = tf.squeeze(network(1 + critic, obs), [1]);
    const target = tf.gather(all.critics[critic].target, rows);
    const oldValue = tf.gather(all.critics[critic].value, rows);
    const held = tf.add(oldValue, tf.clipByValue(tf.sub(value, oldValue), -clipRange, clipRange));
    const worse = tf.maximum(tf.square(tf.sub(value, target)), tf.square(tf.sub(held, target)));
    return tf.mul(0.5, tf.mean(worse));
  };

  /** Each network's gradient by itself, scaled down to `maxGradNorm`. */
  const clipGradients = (gradients: tf.NamedTensorMap) =>
    variables.flatMap((list) => {
      const squares = list.map(({ name }) => tf.sum(tf.square(gradients[name])));
      const scale = tf.minimum(1, tf.div(settings.maxGradNorm, tf.add(tf.sqrt(tf.addN(squares)), 1e-6)));
      return list.map(({ name }) => ({ name, tensor: tf.mul(gradients[name], scale) }));
    });

  return {
    step(index) {
      tf.tidy(() => {
        const rows = tf.tensor1d(Int32Array.from(index), "int32");
        const obs = tf.gather(all.obs, rows);
        const loss = () =>
          all.critics.reduce((sum, _, k) => tf.add(sum, criticLoss(k, rows, obs)), policyLoss(rows, obs)) as tf.Scalar;
        optimizer.applyGradients(clipGradients(tf.variableGrads(loss, allVariables).grads));
      });
    },

    infer(obs) {
      const results = tf.tidy(() => {
        const batch = tf.tensor2d(obs, [obs.length / obsSize, obsSize]);
        return variables.map((_, net) => network(net, batch));
      });
      for (const result of results) result.dataSync();
      tf.dispose(results);
    },

    async trained() {
      const [, ...moments] = await optimizer.getWeights();
      const first = moments.slice(0, allVariables.length).map(({ tensor }) => tensor);
      return variables.map((list) => ({
        parameters: concatenated(list),
        firstMoment: concatenated(first.splice(0, list.length)),
      }));
    },
  };
}

/** Weights and biases, layer by layer, and for the policy log σ. */
function layersOf(parameters: Reals, numOutputs: number): tf.Variable[] {
  let at = 0;
  const take = (shape: number[]) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return tf.variable(tf.tensor(Float32Array.from(parameters.subarray(at, (at += size))), shape));
  };
  const sizes = [obsSize, ...hidden, numOutputs];
  const layers = sizes.slice(1).flatMap((size, depth) => [take([sizes[depth], size]), take([size])]);
  return at < parameters.length ? [...layers, take([parameters.length - at])] : layers;
}

const concatenated = (tensors: readonly tf.Tensor[]) =>
  Float32Array.from(tensors.flatMap((tensor) => Array.from(tensor.dataSync())));
