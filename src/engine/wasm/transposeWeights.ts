import type { Kernels } from "./kernelTypes.ts";
import type { NetworkLayout } from "./layout.ts";
import { ROW, panelsOf } from "./panels.ts";

/** Brings the transposed weights, which the way back reads, up to date with the weights. */
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
