import type { NetworkShape } from "../engine.ts";

/** One layer: y = Σᵢ xᵢ Wᵢ + b, with its place in the flat list of parameters. */
interface Layer {
  readonly numInputs: number;
  readonly numOutputs: number;
  readonly weights: number; // where W [numInputs, numOutputs] begins
  readonly biases: number; // where b [numOutputs] begins
  readonly output: Float64Array; // [numOutputs, chunkSize]
  readonly gradient: Float64Array; // d loss / d output, same layout
}

/** A multilayer perceptron on one chunk of rows, [size, chunkSize] in and out. */
export interface Perceptron {
  readonly numParameters: number; // without the free ones
  readonly output: Float64Array; // [numOutputs, chunkSize]
  readonly gradient: Float64Array; // d loss / d output, same layout
  forward(parameters: Float64Array, numRows: number): void;
  /** Adds d loss / d parameters to `sum`. Follows a `forward` of the same rows. */
  backward(parameters: Float64Array, sum: Float64Array, numRows: number): void;
}

/** A perceptron that reads `input`, [inputSize, chunkSize]: tanh between the layers, linear at the end. */
export function perceptron(input: Float64Array, chunkSize: number, { hidden, numOutputs }: NetworkShape): Perceptron {
  const layers: Layer[] = [];
  let numParameters = 0;
  let numInputs = input.length / chunkSize;
  for (const size of [...hidden, numOutputs]) {
    const weights = numParameters;
    const biases = weights + numInputs * size;
    const output = new Float64Array(size * chunkSize);
    layers.push({ numInputs, numOutputs: size, weights, biases, output, gradient: new Float64Array(output.length) });
    numParameters = biases + size;
    numInputs = size;
  }
  const last = layers.length - 1;
  const inputOf = (l: number) => (l === 0 ? input : layers[l - 1].output);

  return {
    numParameters,
    output: layers[last].output,
    gradient: layers[last].gradient,

    forward(parameters, numRows) {
      for (const [l, layer] of layers.entries()) {
        const x = inputOf(l);
        for (let o = 0; o < layer.numOutputs; o++) {
          for (let row = 0; row < numRows; row++) {
            let sum = parameters[layer.biases + o];
            for (let i = 0; i < layer.numInputs; i++) {
              sum += x[i * chunkSize + row] * parameters[layer.weights + i * layer.numOutputs + o];
            }
            layer.output[o * chunkSize + row] = l < last ? Math.tanh(sum) : sum;
          }
        }
      }
    },

    backward(parameters, sum, numRows) {
      for (let l = last; l >= 0; l--) {
        const layer = layers[l];
        const x = inputOf(l);
        if (l > 0) layers[l - 1].gradient.fill(0);
        for (let o = 0; o < layer.numOutputs; o++) {
          for (let row = 0; row < numRows; row++) {
            const y = layer.output[o * chunkSize + row];
            const slope = layer.gradient[o * chunkSize + row] * (l < last ? 1 - y * y : 1); // tanh′ = 1 − tanh²
            sum[layer.biases + o] += slope;
            for (let i = 0; i < layer.numInputs; i++) {
              const weight = layer.weights + i * layer.numOutputs + o;
              sum[weight] += x[i * chunkSize + row] * slope;
              if (l > 0) layers[l - 1].gradient[i * chunkSize + row] += parameters[weight] * slope;
            }
          }
        }
      }
    },
  };
}
