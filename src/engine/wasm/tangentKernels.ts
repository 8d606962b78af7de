/** Those of the kernels that only derivatives forward need; arguments as of all others. */
export interface TangentKernels {
  addProduct(
    input: number,
    weights: number,
    weightsPanel: number,
    result: number,
    rows: number,
    numInputs: number,
    numPanels: number,
  ): void;
  normalizationTangent(
    tangent: number,
    normalized: number,
    gains: number,
    gainTangents: number,
    shiftTangents: number,
    rows: number,
    numPanels: number,
  ): void;
  addOutputs(
    input: number,
    weights: number,
    weightsPanel: number,
    result: number,
    rows: number,
    numPanels: number,
    numOutputs: number,
  ): void;
}
