import { kernels } from "./kernels.generated.ts";

/**
 * What kernels/index.ts exports; what each does is said there. Arguments are
 * counts, addresses, and distances from one panel (`…Panel`) or row (`…Row`)
 * to the next, in bytes.
 */
export interface Kernels {
  gather(observations: number, numInputs: number, index: number, panels: number, rows: number): void;
  forward(
    input: number,
    weights: number,
    weightsPanel: number,
    biases: number,
    result: number,
    rows: number,
    numInputs: number,
    numPanels: number,
    squash: number,
  ): void;
  clearPadding(panel: number, numColumns: number, rows: number): void;
  inputGradient(
    outputGradient: number,
    transposed: number,
    transposedPanel: number,
    activations: number,
    rows: number,
    numOutputs: number,
    numPanels: number,
  ): void;
  weightGradient(
    input: number,
    outputGradient: number,
    weightGradient: number,
    weightsPanel: number,
    biasGradient: number,
    rows: number,
    numInputs: number,
    numPanels: number,
  ): void;
  outputs(
    input: number,
    weights: number,
    weightsPanel: number,
    biases: number,
    result: number,
    rows: number,
    numPanels: number,
    numOutputs: number,
  ): void;
  outputWeightGradient(
    input: number,
    outputGradient: number,
    weightGradient: number,
    weightsPanel: number,
    biasGradient: number,
    rows: number,
    numPanels: number,
    numOutputs: number,
  ): void;
  outputInputGradient(
    outputGradient: number,
    weights: number,
    weightsPanel: number,
    activations: number,
    rows: number,
    numPanels: number,
    numOutputs: number,
  ): void;
  transpose(
    source: number,
    sourcePanel: number,
    sourceRow: number,
    target: number,
    targetPanel: number,
    targetRow: number,
    numRows: number,
    numColumns: number,
  ): void;
  sumOfSquares(address: number, numVectors: number): number;
  adam(
    parameters: number,
    gradient: number,
    firstMoment: number,
    secondMoment: number,
    numVectors: number,
    scale: number,
    oneMinusBeta1: number,
    oneMinusBeta2: number,
    rate: number,
    epsilon: number,
  ): void;
}

let compiled: WebAssembly.Module | undefined;

/** The kernels over a memory. They are compiled once, and at once: nothing to wait for, nothing to fetch. */
export function instantiate(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernels), (character) => character.charCodeAt(0)));
  // Kernels is what the module exports; the compiler cannot know.
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernels;
}
