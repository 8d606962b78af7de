// The numeric core, in AssemblyScript: strict IEEE single precision, 128-bit
// SIMD. Addresses and distances are in bytes. `npm run kernels` compiles it.

export { adam, sumOfSquares } from "./adam";
export { clearPadding } from "./clearPadding";
export { gather } from "./gather";
export { forward, inputGradient } from "./gemm";
export { outputInputGradient, outputs, outputWeightGradient } from "./output";
export { transpose } from "./transpose";
export { weightGradient } from "./weightGradient";
