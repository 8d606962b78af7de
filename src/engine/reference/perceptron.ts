import type { NetworkShape } from "../engine.ts";
import { activation } from "./activation.ts";
import { layerNormalization } from "./layerNormalization.ts";
import { linear } from "./linear.ts";
import type { Part, Values } from "./part.ts";

/** A multilayer perceptron on one chunk of rows, [size, chunkSize] in and out. */
export interface Perceptron {
  readonly numParameters: number; // without the free ones
  readonly output: Float64Array; // [numOutputs, chunkSize]
  readonly gradient: Float64Array; // d loss / d output, same layout
  /** Writes those of the first parameters that are not 0. */
  initialize(parameters: Float64Array): void;
  forward(parameters: Float64Array, numRows: number): void;
  /** Adds d loss / d parameters to `sum`. Follows a `forward` of the same rows. */
  backward(parameters: Float64Array, sum: Float64Array, numRows: number): void;
  /** How fast the outputs change along a direction of the parameters; left out where there is nothing to tell it. */
  readonly tangent?: {
    readonly output: Float64Array; // [numOutputs, chunkSize]
    /** Follows a `forward` of the same rows. */
    along(parameters: Float64Array, direction: Float64Array, numRows: number): void;
  };
}

/** A perceptron that reads `input`, [inputSize, chunkSize]. */
export function perceptron(input: Float64Array, chunkSize: number, shape: NetworkShape): Perceptron {
  const parts: Part[] = [];
  let numParameters = 0;
  const add = (part: Part) => {
    parts.push(part);
    numParameters += part.numParameters;
    return part;
  };
  let from: Values = { size: input.length / chunkSize, values: input };
  for (const size of shape.hidden) {
    let part = add(linear(from, size, chunkSize, numParameters));
    if (shape.normalization === "layer") part = add(layerNormalization(part, chunkSize, numParameters));
    from = add(activation(part, shape.activation, chunkSize));
  }
  const last = add(linear(from, shape.numOutputs, chunkSize, numParameters));

  return {
    numParameters,
    output: last.values,
    gradient: last.gradient,
    initialize(parameters) {
      for (const part of parts) part.initialize?.(parameters);
    },
    forward(parameters, numRows) {
      for (const part of parts) part.forward(parameters, numRows);
    },
    backward(parameters, sum, numRows) {
      for (const part of parts.toReversed()) part.backward(parameters, sum, numRows);
    },
    tangent: {
      output: last.tangent,
      along(parameters, direction, numRows) {
        for (const part of parts) part.along(parameters, direction, numRows);
      },
    },
  };
}
