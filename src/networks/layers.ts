import type { Activation, NetworkShape } from "../engine/engine.ts";
import { join } from "../math/join.ts";
import type { Rng } from "../math/rng.ts";
import { shown } from "../shown.ts";
import { gainOf, initializations, type Initialization } from "./initialization.ts";
import type { Ends, NetworkKind } from "./networkKind.ts";
import { oneOf } from "./oneOf.ts";

/** The layers of a perceptron, and what their weights begin with. */
export interface LayerOptions {
  readonly hidden: readonly number[]; // sizes; may be empty
  readonly activation: Activation;
  readonly normalization: NetworkShape["normalization"];
  readonly initialization: Initialization;
}

export const layerDefaults: LayerOptions = {
  hidden: [64, 64],
  activation: "tanh",
  normalization: "none",
  initialization: "orthogonal",
};

/**
 * A perceptron, as options of the part that is named.
 *
 * @throws where an option cannot be.
 */
export function layers(part: string, options: LayerOptions): NetworkKind {
  const { hidden, activation, normalization, initialization } = options;
  if (!hidden.every((size) => Number.isInteger(size) && size > 0)) {
    throw new Error(`${part}: hidden is ${shown(hidden)}; it must be a list of layer sizes, such as [64, 64] or []`);
  }
  oneOf(part, "activation", activation, Object.keys(gainOf));
  oneOf(part, "normalization", normalization, ["none", "layer"]);
  oneOf(part, "initialization", initialization, Object.keys(initializations));
  return (ends, rng) => ({
    shape: {
      hidden,
      activation,
      normalization,
      numOutputs: ends.outputs.reduce((sum, { numOutputs }) => sum + numOutputs, 0),
      numFree: ends.numFree,
    },
    weights: initialWeights(options, ends, rng),
  });
}

/**
 * What the layers begin with: the initial weights, biases 0, and where a layer
 * is normalized gains 1 and shifts 0. A network without hidden layers starts at
 * zero throughout: a table has nothing to break the symmetry of, and its policy
 * starts uniform.
 */
function initialWeights(options: LayerOptions, { inputSize, outputs }: Ends, rng: Rng): Float64Array {
  const { hidden, activation, normalization, initialization } = options;
  const { matrix, hiddenGain } = initializations[initialization];
  const gain = hiddenGain(activation);
  const parameters: Float64Array[] = [];
  let numInputs = inputSize;
  for (const size of hidden) {
    parameters.push(matrix(numInputs, size, gain, rng), zeros(size));
    if (normalization === "layer") parameters.push(zeros(size).fill(1), zeros(size));
    numInputs = size;
  }
  const last = beside(
    outputs.map((group) => ({ ...group, matrix: matrix(numInputs, group.numOutputs, group.gain, rng) })),
    numInputs,
  );
  parameters.push(hidden.length > 0 ? last : last.fill(0), zeros(last.length / numInputs));
  return join(parameters);
}

const zeros = (size: number) => new Float64Array(size);

/** Matrices of the same number of rows, one beside the other. */
function beside(blocks: readonly { numOutputs: number; matrix: Float64Array }[], numRows: number): Float64Array {
  const rows = Array.from({ length: numRows }, (_, row) =>
    blocks.map(({ numOutputs, matrix }) => matrix.subarray(row * numOutputs, (row + 1) * numOutputs)),
  );
  return join(rows.flat());
}
