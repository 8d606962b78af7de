import type { Kernels } from "./instantiate.ts";
import type { NetworkLayout } from "./layout.ts";
import { CHUNK_PANEL, NUMBER, ROW, chunkSize, panelsOf } from "./layout.ts";

const OUTPUT_ROW = chunkSize * NUMBER; // the outputs are handed over output-major: [numOutputs, chunkSize]

/** Computes a network on `rows` rows, a multiple of 4, of the panels at `input`. */
export function forward(kernels: Kernels, layout: NetworkLayout, input: number, rows: number): void {
  const last = layout.layers.length - 1;
  let from = input;
  for (let depth = 0; depth <= last; depth++) {
    const layer = layout.layers[depth];
    kernels.forward(
      from,
      layout.parameters + layer.weights,
      layer.weightsPanel,
      layout.parameters + layer.biases,
      layer.result,
      rows,
      layer.numInputs,
      panelsOf(layer.numOutputs),
      depth < last ? 1 : 0,
    );
    from = layer.result;
  }
  const numColumns = Math.ceil(layout.layers[last].numOutputs / 4) * 4;
  kernels.transpose(from, CHUNK_PANEL, ROW, layout.outputs, ROW, OUTPUT_ROW, rows, numColumns);
}

/**
 * Adds the gradients of the parameters, after `forward` of the same rows. Writes
 * over the layers' results, but not over `input`, which other networks share.
 */
export function backward(kernels: Kernels, layout: NetworkLayout, input: number, rows: number): void {
  const last = layout.layers.length - 1;
  const { numOutputs, result } = layout.layers[last];
  const numPadded = panelsOf(numOutputs) * 8;
  kernels.transpose(layout.outputGradients, ROW, OUTPUT_ROW, result, CHUNK_PANEL, ROW, numPadded, rows);
  for (let depth = last; depth >= 0; depth--) {
    const layer = layout.layers[depth];
    const from = depth === 0 ? input : layout.layers[depth - 1].result;
    kernels.weightGradient(
      from,
      layer.result,
      layout.gradients + layer.weights,
      layer.weightsPanel,
      layout.gradients + layer.biases,
      rows,
      layer.numInputs,
      panelsOf(layer.numOutputs),
    );
    if (depth === 0) return;
    kernels.inputGradient(
      layer.result,
      layer.transposed,
      layer.transposedPanel,
      from,
      rows,
      layer.numOutputs,
      panelsOf(layer.numInputs),
    );
  }
}

/** Brings the transposed weights, which `backward` reads, up to date with the weights. */
export function transposeWeights(kernels: Kernels, layout: NetworkLayout): void {
  for (let depth = 1; depth < layout.layers.length; depth++) {
    const layer = layout.layers[depth];
    kernels.transpose(
      layout.parameters + layer.weights,
      layer.weightsPanel,
      ROW,
      layer.transposed,
      layer.transposedPanel,
      ROW,
      panelsOf(layer.numInputs) * 8,
      panelsOf(layer.numOutputs) * 8,
    );
  }
}
