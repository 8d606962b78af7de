// The numeric core, in AssemblyScript: single precision, 128-bit SIMD, strict
// IEEE or with relaxed SIMD. Addresses and distances are in bytes. `npm run kernels` compiles it.

export { activate, activationGradient } from "./activations";
export { adam, sumOfSquares } from "./adam";
export { clearPadding } from "./clearPadding";
export { gather } from "./gather";
export { addProduct, forward, forwardTanh, inputGradient, inputGradientTanh } from "./gemm";
export { gainGradient, normalizationGradient } from "./normalizationGradient";
export { normalizationTangent } from "./normalizationTangent";
export { normalize } from "./normalize";
export { moveSum } from "./moveSum";
export { addOutputs, outputs, outputWeightGradient } from "./output";
export { outputInputGradient, outputInputGradientTanh } from "./outputInputGradient";
export { forwardRow, forwardRowTanh } from "./row";
export { transpose } from "./transpose";
export { weightGradient } from "./weightGradient";
