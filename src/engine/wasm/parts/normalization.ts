import type { Kernels } from "../kernelTypes.ts";
import type { HiddenLayer, Normalization } from "../layer.ts";
import type { NetworkLayout } from "../layout.ts";
import { panelsOf } from "../panels.ts";
import type { Part } from "./part.ts";

/** What stands between the product of a hidden layer and its activation. */
export function normalization(
  kernels: Kernels,
  { parameters, gradients }: NetworkLayout,
  { numOutputs, product, activationInput, result }: HiddenLayer,
  { gains, shifts, scales }: Normalization,
): Part {
  const numPanels = panelsOf(numOutputs);
  return {
    forward(rows) {
      kernels.normalize(product, parameters + gains, parameters + shifts, activationInput, scales, rows, numOutputs);
    },
    backward(rows) {
      kernels.gainGradient(result, product, parameters + gains, gradients + gains, gradients + shifts, rows, numPanels);
      kernels.normalizationGradient(result, product, scales, rows, numOutputs);
    },
  };
}
