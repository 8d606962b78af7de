import { kernels } from "./kernels.generated.ts";

/** The functions of kernels/index.ts. All numbers are addresses, distances in bytes, or counts. */
export interface Kernels {
  gather(observations: number, numInputs: number, index: number, panels: number, rows: number): void;
  forward(
    ...args: [
      ...[input: number, weights: number, weightsPanel: number, biases: number, result: number],
      ...[rows: number, numInputs: number, numPanels: number, squash: boolean],
    ]
  ): void;
  weightGradient(
    ...args: [
      ...[input: number, outputGradient: number, weightGradient: number, weightsPanel: number, biasGradient: number],
      ...[rows: number, numInputs: number, numPanels: number],
    ]
  ): void;
  inputGradient(
    ...args: [
      ...[outputGradient: number, transposed: number, transposedPanel: number, activations: number],
      ...[rows: number, numOutputs: number, numPanels: number],
    ]
  ): void;
  transpose(
    ...args: [
      ...[source: number, sourcePanel: number, sourceRow: number],
      ...[target: number, targetPanel: number, targetRow: number, numRows: number, numColumns: number],
    ]
  ): void;
}
