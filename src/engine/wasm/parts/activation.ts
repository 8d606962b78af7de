import type { ActivationKernels } from "../activations.ts";
import type { Kernels } from "../kernelTypes.ts";
import type { HiddenLayer } from "../layer.ts";
import { panelsOf } from "../panels.ts";
import type { Part } from "./part.ts";

/** An activation that the products around it do not compute. */
export function activation(
  kernels: Kernels,
  { numOutputs, activationInput, result, resultGradient }: HiddenLayer,
  { place, slopeFrom }: ActivationKernels,
): Part {
  const numPanels = panelsOf(numOutputs);
  const kept = slopeFrom === "input" ? activationInput : result;
  return {
    forward(rows) {
      kernels.activate(place, activationInput, result, rows, numPanels);
    },
    backward(rows) {
      kernels.activationGradient(place, resultGradient, kept, result, rows, numPanels);
    },
  };
}
