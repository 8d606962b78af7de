import { CHUNK_PANEL, OUTPUT_ROW, ROW, multiplyAdd } from "./panels";
import { timesTanhSlope } from "./tanh";

/** dX = dY·Wᵀ of the last layer. `result` [rows, 8·numPanels]: panels of a chunk; other arguments as in output.ts. */
export function outputInputGradient(
  outputGradient: usize, weights: usize, weightsPanel: usize, result: usize,
  rows: i32, numPanels: i32, numOutputs: i32,
): void {
  back(outputGradient, weights, weightsPanel, result, rows, numPanels, numOutputs, false);
}

/** H ← (dY·Wᵀ) ⊙ (1 − H²), over the input H itself, which came out of a tanh. */
export function outputInputGradientTanh(
  outputGradient: usize, weights: usize, weightsPanel: usize, activations: usize,
  rows: i32, numPanels: i32, numOutputs: i32,
): void {
  back(outputGradient, weights, weightsPanel, activations, rows, numPanels, numOutputs, true);
}

// @ts-ignore: decorator
@inline
/** Both of them. `bent` is a constant. */
function back(
  outputGradient: usize, weights: usize, weightsPanel: usize, result: usize,
  rows: i32, numPanels: i32, numOutputs: i32, bent: bool,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    const end = outputGradient + <usize>rows * 4;
    for (let gradient = outputGradient; gradient < end; gradient += 8) {
      backTwoRows(gradient, weights, result, numOutputs, bent);
      result += 2 * ROW;
    }
    result += CHUNK_PANEL - <usize>rows * ROW;
    weights += weightsPanel;
  }
}

// @ts-ignore: decorator
@inline
/** `back` for 2 rows of one panel. */
function backTwoRows(gradient: usize, weights: usize, result: usize, numOutputs: i32, bent: bool): void {
  const zero = f32x4.splat(0);
  let sum00 = zero, sum01 = zero, sum10 = zero, sum11 = zero;
  do {
    const w0 = v128.load(weights, 0), w1 = v128.load(weights, 16);
    const dy0 = v128.load32_splat(gradient, 0), dy1 = v128.load32_splat(gradient, 4);
    sum00 = multiplyAdd(dy0, w0, sum00);
    sum01 = multiplyAdd(dy0, w1, sum01);
    sum10 = multiplyAdd(dy1, w0, sum10);
    sum11 = multiplyAdd(dy1, w1, sum11);
    weights += ROW;
    gradient += OUTPUT_ROW;
  } while (--numOutputs);
  v128.store(result, bent ? timesTanhSlope(sum00, v128.load(result, 0)) : sum00, 0);
  v128.store(result, bent ? timesTanhSlope(sum01, v128.load(result, 16)) : sum01, 16);
  v128.store(result, bent ? timesTanhSlope(sum10, v128.load(result, 32)) : sum10, 32);
  v128.store(result, bent ? timesTanhSlope(sum11, v128.load(result, 48)) : sum11, 48);
}
