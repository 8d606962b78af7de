import { grads, tensor2d, tidy, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import type { NetworkShape, NetworkState, StepSettings } from "../engine.ts";
import type { Reals } from "../../math/reals.ts";
import { learned } from "../reference/learned.ts";
import { alongDirection, canMoveAlong } from "./alongDirection.ts";
import { checkModel } from "./checkModel.ts";
import { perceptron } from "./perceptron.ts";
import { weightsOf } from "./weights.ts";

/** One network: its weights as tensors, and all that is learned as plain numbers. */
export interface Network {
  readonly outputs: Float32Array; // [numOutputs, chunkSize]
  readonly outputGradients: Float32Array; // d loss / d output, same layout
  readonly outputTangents: Float32Array; // how fast the outputs change along the direction, same layout
  readonly direction: Float64Array; // in the layout of the parameters
  readonly parameters: Float64Array; // the weights, then the free ones
  readonly gradient: Float64Array; // same layout
  readonly free: Float64Array; // the end of `parameters`
  readonly freeGradients: Float64Array; // the end of `gradient`
  /** Computes the outputs of some rows, [numRows, inputSize]. */
  forward(inputs: Tensor2D): void;
  /** Adds the gradients of the weights, by the product of their Jacobian with `outputGradients`. */
  backward(inputs: Tensor2D): void;
  /** Computes the derivatives of the outputs along the direction; undefined where TensorFlow.js cannot. */
  readonly tangent: ((inputs: Tensor2D) => void) | undefined;
  norm(): number;
  step(settings: StepSettings, norm: number): void;
  setParameters(values: Reals): void;
  save(): NetworkState;
  restore(state: NetworkState): void;
}

/**
 * The network of a shape. Adam is the reference's, in plain numbers; after each step the weights go to the model, and
 * come back as it keeps them: in single precision, and as its constraints allow.
 *
 * @throws where the shape's model cannot be learned.
 */
export function network(inputSize: number, shape: NetworkShape, chunkSize: number, net: number): Network {
  const { numOutputs, numFree } = shape;
  const model = shape.model?.(inputSize, numOutputs, net + 1) ?? perceptron(inputSize, shape);
  if (shape.model) tidy(() => checkModel(model, inputSize, numOutputs, net));
  const weights = weightsOf(model);
  const { parameters, gradient, norm, ...adam } = learned(weights.size + numFree);
  weights.read(parameters);
  const outputs = new Float32Array(numOutputs * chunkSize);
  const outputGradients = new Float32Array(numOutputs * chunkSize);
  const outputTangents = new Float32Array(numOutputs * chunkSize);
  const direction = new Float64Array(parameters.length);
  const answer = (inputs: Tensor2D) => model.apply(inputs) as Tensor2D;
  /** Turns rows of outputs into columns. */
  const put = (rows: ArrayLike<number>, columns: Float32Array) => {
    for (let at = 0, row = 0; at < rows.length; row++) {
      for (let o = 0; o < numOutputs; o++) columns[o * chunkSize + row] = rows[at++];
    }
  };
  const settle = () => {
    weights.write(parameters);
    weights.read(parameters);
  };

  return {
    outputs,
    outputGradients,
    outputTangents,
    direction,
    parameters,
    gradient,
    free: parameters.subarray(weights.size),
    freeGradients: gradient.subarray(weights.size),
    norm,

    forward: (inputs) => put(answer(inputs).dataSync(), outputs),

    tangent:
      shape.model === undefined || canMoveAlong(answer, weights.tensors, inputSize, numOutputs)
        ? (inputs) => {
            const along = weights.shaped(direction);
            put(alongDirection(answer, weights.tensors, along, inputs, numOutputs).dataSync(), outputTangents);
          }
        : undefined,

    backward(inputs) {
      const [numRows] = inputs.shape;
      const rows = new Float32Array(numRows * numOutputs);
      for (let at = 0, row = 0; at < rows.length; row++) {
        for (let o = 0; o < numOutputs; o++) rows[at++] = outputGradients[o * chunkSize + row];
      }
      const slopes = tensor2d(rows, [numRows, numOutputs]);
      let at = 0;
      for (const slope of grads(() => answer(inputs))(weights.tensors as Tensor[], slopes)) {
        for (const value of slope.dataSync()) gradient[at++] += value;
      }
    },

    step(settings, gradientNorm) {
      adam.step(settings, gradientNorm);
      settle();
    },

    setParameters(values) {
      refuse("parameters", values);
      parameters.set(values);
      settle();
    },

    save: adam.save,

    restore(state) {
      for (const name of ["parameters", "firstMoment", "secondMoment"] as const) refuse(name, state[name]);
      adam.restore(state);
      settle();
    },
  };

  function refuse(name: string, { length }: Reals): void {
    if (length === parameters.length) return;
    throw new Error(`tfjs engine: cannot set ${name} to ${length} numbers; network ${net} has ${parameters.length}`);
  }
}
