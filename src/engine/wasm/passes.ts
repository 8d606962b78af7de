import type { Kernels } from "./instantiate.ts";
import type { NetworkLayout } from "./layout.ts";
import { CHUNK_PANEL, ROW, panelsOf } from "./layout.ts";

/** Computes a network on `rows` rows, a multiple of 4, of the panels at `input`. */
export function forward(kernels: Kernels, layout: NetworkLayout, input: number, rows: number): void {
  const { hidden, last, parameters } = layout;
  let from = input;
  for (const layer of hidden) {
    kernels.forward(
      from,
      parameters + layer.weights,
      layer.weightsPanel,
      parameters + layer.biases,
      layer.result,
      rows,
      layer.numInputs,
      panelsOf(layer.numOutputs),
      1,
    );
    const numOver = layer.numOutputs % 8;
    if (numOver > 0) kernels.clearPadding(layer.result + (layer.numOutputs >> 3) * CHUNK_PANEL, numOver, rows);
    from = layer.result;
  }
  kernels.outputs(
    from,
    parameters + last.weights,
    last.weightsPanel,
    parameters + last.biases,
    layout.outputs,
    rows,
    panelsOf(last.numInputs),
    last.numOutputs,
  );
}

/**
 * Adds the gradients of the parameters, after `forward` of the same rows. Writes
 * over the layers' results, but not over `input`, which other networks share.
 */
export function backward(kernels: Kernels, layout: NetworkLayout, input: number, rows: number): void {
  const { hidden, last, parameters, gradients, outputGradients } = layout;
  const numPanels = panelsOf(last.numInputs);
  kernels.outputWeightGradient(
    hidden.length === 0 ? input : hidden[hidden.length - 1].result,
    outputGradients,
    gradients + last.weights,
    last.weightsPanel,
    gradients + last.biases,
    rows,
    numPanels,
    last.numOutputs,
  );
  if (hidden.length === 0) return;
  kernels.outputInputGradient(
    outputGradients,
    parameters + last.weights,
    last.weightsPanel,
    hidden[hidden.length - 1].result,
    rows,
    numPanels,
    last.numOutputs,
  );
  for (let depth = hidden.length - 1; depth >= 0; depth--) {
    const layer = hidden[depth];
    const from = depth === 0 ? input : hidden[depth - 1].result;
    kernels.weightGradient(
      from,
      layer.result,
      gradients + layer.weights,
      layer.weightsPanel,
      gradients + layer.biases,
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
export function transposeWeights(kernels: Kernels, { hidden, parameters }: NetworkLayout): void {
  for (let depth = 1; depth < hidden.length; depth++) {
    const { numInputs, numOutputs, weights, weightsPanel, transposed, transposedPanel } = hidden[depth];
    kernels.transpose(
      parameters + weights,
      weightsPanel,
      ROW,
      transposed,
      transposedPanel,
      ROW,
      Math.ceil(numInputs / 4) * 4,
      panelsOf(numOutputs) * 8,
    );
  }
}
