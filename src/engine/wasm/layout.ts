import type { NetworkShape } from "../engine.ts";
import type { Arena } from "./memory.ts";
import { arena } from "./memory.ts";

/** Rows that go through at once. The kernels have the same number: CHUNK_SIZE in kernels/panels.ts. */
export const chunkSize = 64;

/** Bytes of a number, of a row of a panel, from one panel of activations and from one output to the next; see kernels/panels.ts. */
export const NUMBER = 4;
export const ROW = 8 * NUMBER;
export const CHUNK_PANEL = chunkSize * ROW;
const OUTPUT_ROW = chunkSize * NUMBER;

/** How many panels of 8 columns hold `numColumns`. */
export const panelsOf = (numColumns: number): number => Math.ceil(numColumns / 8);

/** Where one layer lives. */
export interface Layer {
  readonly numInputs: number;
  readonly numOutputs: number;
  readonly weights: number; // offset in a block; panels [inputs, outputs], those of the last layer [outputs, inputs]
  readonly weightsPanel: number;
  readonly biases: number; // offset in a block; [outputs, padded]
}

/** A layer with tanh. */
export interface HiddenLayer extends Layer {
  readonly transposed: number; // address; panels of the weights as [outputs, inputs]; not used in the first layer
  readonly transposedPanel: number;
  readonly result: number; // address; panels [rows, outputs] of the forward pass, then their gradients
}

/** Where one network lives. The four blocks, as long as each other, lie alike: layers, then free parameters. */
export interface NetworkLayout {
  readonly hidden: readonly HiddenLayer[];
  readonly last: Layer;
  readonly numFree: number;
  readonly numParameters: number; // without padding
  readonly blockSize: number; // bytes
  readonly parameters: number;
  readonly gradients: number;
  readonly firstMoment: number;
  readonly secondMoment: number;
  readonly free: number; // offset in a block
  readonly outputs: number; // address; [outputs, chunkSize]
  readonly outputGradients: number; // the same
}

/** Finds a place for a network. */
export function layNetwork(inputSize: number, shape: NetworkShape, memory: Arena): NetworkLayout {
  const { hidden, numOutputs, numFree } = shape;
  const block = arena(0);
  const sizes = [inputSize, ...hidden];
  const hiddenLayers = hidden.map((numOutputs, depth): HiddenLayer => {
    const numInputs = sizes[depth];
    const weightsPanel = Math.ceil(numInputs / 4) * 4 * ROW;
    const transposedPanel = panelsOf(numOutputs) * 8 * ROW;
    return {
      numInputs,
      numOutputs,
      weights: block.allocate(panelsOf(numOutputs) * weightsPanel),
      weightsPanel,
      biases: block.allocate(panelsOf(numOutputs) * ROW),
      transposed: memory.allocate(panelsOf(numInputs) * transposedPanel),
      transposedPanel,
      result: memory.allocate(panelsOf(numOutputs) * CHUNK_PANEL),
    };
  });
  const numInputs = sizes.at(-1)!;
  const weightsPanel = numOutputs * ROW;
  const last: Layer = {
    numInputs,
    numOutputs,
    weights: block.allocate(panelsOf(numInputs) * weightsPanel),
    weightsPanel,
    biases: block.allocate(numOutputs * NUMBER),
  };
  const free = block.allocate(numFree * NUMBER);
  const blockSize = block.size();
  return {
    hidden: hiddenLayers,
    last,
    numFree,
    numParameters: [...hiddenLayers, last].reduce(
      (sum, layer) => sum + (layer.numInputs + 1) * layer.numOutputs,
      numFree,
    ),
    blockSize,
    parameters: memory.allocate(blockSize),
    gradients: memory.allocate(blockSize),
    firstMoment: memory.allocate(blockSize),
    secondMoment: memory.allocate(blockSize),
    free,
    outputs: memory.allocate(numOutputs * OUTPUT_ROW),
    outputGradients: memory.allocate(numOutputs * OUTPUT_ROW),
  };
}

/**
 * Goes through the parameters in the order of `Networks.parameters`: `place` is
 * where in a block the parameter lies, in numbers.
 */
export function forEachParameter(layout: NetworkLayout, visit: (index: number, place: number) => void): void {
  const { hidden, last } = layout;
  let index = 0;
  for (const layer of [...hidden, last]) {
    const { numInputs, numOutputs, weights, weightsPanel, biases } = layer;
    for (let input = 0; input < numInputs; input++) {
      for (let output = 0; output < numOutputs; output++) {
        const [row, column] = layer === last ? [output, input] : [input, output];
        visit(index++, (weights + (column >> 3) * weightsPanel + row * ROW) / NUMBER + (column & 7));
      }
    }
    for (let output = 0; output < numOutputs; output++) visit(index++, biases / NUMBER + output);
  }
  for (let free = 0; free < layout.numFree; free++) visit(index++, layout.free / NUMBER + free);
}
