import type { Kernels } from "../kernelTypes.ts";
import type { HiddenLayer } from "../layer.ts";
import type { NetworkLayout } from "../layout.ts";
import { panelsOf } from "../panels.ts";
import type { Part } from "./part.ts";

/** The last layer, which reads `input`, the panels of the layer `below` or the observations. */
export function outputs(
  kernels: Kernels,
  { last, parameters, gradients, outputs, outputGradients }: NetworkLayout,
  input: number,
  below: HiddenLayer | undefined,
): Part {
  const { numInputs, numOutputs, weights, weightsPanel, biases } = last;
  const back = below && { multiply: kernels[below.products.outputInputGradient], to: below.resultGradient };
  const numPanels = panelsOf(numInputs);
  return {
    forward(rows) {
      kernels.outputs(
        input,
        parameters + weights,
        weightsPanel,
        parameters + biases,
        outputs,
        rows,
        numPanels,
        numOutputs,
      );
    },
    backward(rows) {
      kernels.outputWeightGradient(
        input,
        outputGradients,
        gradients + weights,
        weightsPanel,
        gradients + biases,
        rows,
        numPanels,
        numOutputs,
      );
      back?.multiply(outputGradients, parameters + weights, weightsPanel, back.to, rows, numPanels, numOutputs);
    },
  };
}
