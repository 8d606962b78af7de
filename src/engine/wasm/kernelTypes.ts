import type { TangentKernels } from "./tangentKernels.ts";

/**
 * What kernels/index.ts exports; what each does is said there. Arguments are
 * counts, addresses, and distances from one panel (`…Panel`) or row (`…Row`)
 * to the next, in bytes.
 */
export interface Kernels extends TangentKernels {
  gather(observations: number, numInputs: number, index: number, panels: number, rows: number): void;
  readonly forward: Forward;
  readonly forwardTanh: Forward;
  readonly forwardRow: ForwardRow;
  readonly forwardRowTanh: ForwardRow;
  clearPadding(panel: number, numColumns: number, rows: number): void;
  normalize(
    x: number,
    gains: number,
    shifts: number,
    result: number,
    scales: number,
    rows: number,
    numUnits: number,
  ): void;
  activate(activation: number, x: number, result: number, rows: number, numPanels: number): void;
  activationGradient(
    activation: number,
    gradient: number,
    kept: number,
    result: number,
    rows: number,
    numPanels: number,
  ): void;
  gainGradient(
    gradient: number,
    normalized: number,
    gains: number,
    gainGradient: number,
    shiftGradient: number,
    rows: number,
    numPanels: number,
  ): void;
  normalizationGradient(gradient: number, normalized: number, scales: number, rows: number, numUnits: number): void;
  readonly inputGradient: InputGradient;
  readonly inputGradientTanh: InputGradient;
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
  readonly outputInputGradient: OutputInputGradient;
  readonly outputInputGradientTanh: OutputInputGradient;
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
  moveSum(to: number, from: number, numVectors: number): void;
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

/** The product of a hidden layer. */
type Forward = (
  input: number,
  weights: number,
  weightsPanel: number,
  biases: number,
  result: number,
  rows: number,
  numInputs: number,
  numPanels: number,
) => void;

/** The same for the first row alone. */
type ForwardRow = (
  input: number,
  weights: number,
  weightsPanel: number,
  biases: number,
  result: number,
  numInputs: number,
  numPanels: number,
) => void;

/** From the output of a hidden layer back to its input. */
type InputGradient = (
  outputGradient: number,
  transposed: number,
  transposedPanel: number,
  result: number,
  rows: number,
  numOutputs: number,
  numPanels: number,
) => void;

/** From the outputs of a network back to the input of its last layer. */
type OutputInputGradient = (
  outputGradient: number,
  weights: number,
  weightsPanel: number,
  result: number,
  rows: number,
  numPanels: number,
  numOutputs: number,
) => void;
