import type { Kernels } from "../kernelTypes.ts";
import type { HiddenLayer } from "../layer.ts";
import type { NetworkLayout } from "../layout.ts";
import { CHUNK_PANEL, panelsOf } from "../panels.ts";
import type { Part } from "./part.ts";

/** The product of a hidden layer, which reads `input`, the panels of the layer `below` or the observations. */
export function linear(
  kernels: Kernels,
  { parameters, gradients }: NetworkLayout,
  layer: HiddenLayer,
  input: number,
  below: HiddenLayer | undefined,
): Part {
  const { numInputs, numOutputs, weights, weightsPanel, biases, transposed, transposedPanel, product, result } = layer;
  const multiply = kernels[layer.products.forward];
  const multiplyRow = kernels[layer.products.forwardRow];
  const back = below && { multiply: kernels[below.products.inputGradient], to: below.resultGradient };
  const numPanels = panelsOf(numOutputs);
  const numOver = numOutputs % 8;
  const lastPanel = product + (numPanels - 1) * CHUNK_PANEL;
  return {
    forward(rows) {
      multiply(input, parameters + weights, weightsPanel, parameters + biases, product, rows, numInputs, numPanels);
      if (numOver > 0) kernels.clearPadding(lastPanel, numOver, rows);
    },
    forwardRow() {
      multiplyRow(input, parameters + weights, weightsPanel, parameters + biases, product, numInputs, numPanels);
      if (numOver > 0) kernels.clearPadding(lastPanel, numOver, 1);
    },
    backward(rows) {
      kernels.weightGradient(
        input,
        result,
        gradients + weights,
        weightsPanel,
        gradients + biases,
        rows,
        numInputs,
        numPanels,
      );
      back?.multiply(result, transposed, transposedPanel, back.to, rows, numOutputs, panelsOf(numInputs));
    },
  };
}
