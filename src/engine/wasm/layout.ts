import type { NetworkShape } from "../engine.ts";
import type { HiddenLayer, Layer } from "./layer.ts";
import { layHiddenLayer } from "./layer.ts";
import type { Arena } from "./memory.ts";
import { arena } from "./memory.ts";
import { NUMBER, OUTPUT_ROW, ROW, panelsOf } from "./panels.ts";

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

/** Finds a place for a network. `scratch` has room for the panels of the widest hidden layer. */
export function layNetwork(inputSize: number, shape: NetworkShape, scratch: number, memory: Arena): NetworkLayout {
  const { hidden, numOutputs, numFree } = shape;
  const block = arena(0);
  const sizes = [inputSize, ...hidden];
  const hiddenLayers = hidden.map((size, depth) => layHiddenLayer(sizes[depth], size, shape, scratch, block, memory));
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
  const perUnit = shape.normalization === "none" ? 1 : 3; // bias, and gain and shift
  return {
    hidden: hiddenLayers,
    last,
    numFree,
    numParameters:
      hiddenLayers.reduce((sum, layer) => sum + (layer.numInputs + perUnit) * layer.numOutputs, numFree)
      + (numInputs + 1) * numOutputs,
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
  const visitVector = (start: number, length: number) => {
    for (let i = 0; i < length; i++) visit(index++, start / NUMBER + i);
  };
  for (const { numInputs, numOutputs, weights, weightsPanel, biases, normalization } of hidden) {
    for (let input = 0; input < numInputs; input++) {
      for (let output = 0; output < numOutputs; output++) {
        visit(index++, (weights + (output >> 3) * weightsPanel + input * ROW) / NUMBER + (output & 7));
      }
    }
    visitVector(biases, numOutputs);
    if (normalization !== undefined) {
      visitVector(normalization.gains, numOutputs);
      visitVector(normalization.shifts, numOutputs);
    }
  }
  for (let input = 0; input < last.numInputs; input++) {
    for (let output = 0; output < last.numOutputs; output++) {
      visit(index++, (last.weights + (input >> 3) * last.weightsPanel + output * ROW) / NUMBER + (input & 7));
    }
  }
  visitVector(last.biases, last.numOutputs);
  visitVector(layout.free, layout.numFree);
}
