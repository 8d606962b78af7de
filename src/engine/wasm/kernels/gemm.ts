// The matrix products of a layer Y = X·W + b: forward, and back to its input.
// Like the third, in weightGradient.ts, they compute tiles of 4 × 8 results in
// 8 registers, and for each number they sum over load 4 numbers of one matrix
// and 8 of the other:
//
//   for (s of summed) for (i of 4) for (j of 8) tile[i][j] += left[i][s] * right[s][j]
//
// The inner loops are not unrolled, the tile is not larger, and the pointers
// are bumped, because V8 then keeps everything in the 15 registers of x64.

import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";
import { tanh, timesTanhSlope } from "./tanh";

/**
 * Y = X·W + b.
 *
 * `input` [rows, numInputs], `result` [rows, 8·numPanels]: panels of a chunk.
 * `weights` panels of `weightsPanel` bytes, `biases` [8·numPanels].
 * `rows` is a multiple of 4, here and everywhere.
 */
export function forward(
  input: usize, weights: usize, weightsPanel: usize, biases: usize, result: usize,
  rows: i32, numInputs: i32, numPanels: i32,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    multiply(input, weights, biases, result, rows, numInputs, false, false, false);
    weights += weightsPanel;
    biases += ROW;
    result += CHUNK_PANEL;
  }
}

/** H = tanh(X·W + b); arguments as above. */
export function forwardTanh(
  input: usize, weights: usize, weightsPanel: usize, biases: usize, result: usize,
  rows: i32, numInputs: i32, numPanels: i32,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    multiply(input, weights, biases, result, rows, numInputs, false, false, false);
    tanh(result, result, rows << 1); // the panel is finished and still in the nearest cache
    weights += weightsPanel;
    biases += ROW;
    result += CHUNK_PANEL;
  }
}

/** Y += X·W; arguments as above. */
export function addProduct(
  input: usize, weights: usize, weightsPanel: usize, result: usize, rows: i32, numInputs: i32, numPanels: i32,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    multiply(input, weights, 0, result, rows, numInputs, true, false, true);
    weights += weightsPanel;
    result += CHUNK_PANEL;
  }
}

/**
 * dX = dY·Wᵀ: from d loss / d output to d loss / d input.
 *
 * `outputGradient` [rows, numOutputs], `result` [rows, 8·numPanels]: panels of a chunk.
 * `transposed` Wᵀ in panels of `transposedPanel` bytes.
 */
export function inputGradient(
  outputGradient: usize, transposed: usize, transposedPanel: usize, result: usize,
  rows: i32, numOutputs: i32, numPanels: i32,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    multiply(outputGradient, transposed, 0, result, rows, numOutputs, true, false, false);
    transposed += transposedPanel;
    result += CHUNK_PANEL;
  }
}

/** H ← (dY·Wᵀ) ⊙ (1 − H²): on to d loss / d (input before its tanh), over the input H itself; arguments as above. */
export function inputGradientTanh(
  outputGradient: usize, transposed: usize, transposedPanel: usize, activations: usize,
  rows: i32, numOutputs: i32, numPanels: i32,
): void {
  for (let panel = 0; panel < numPanels; panel++) {
    multiply(outputGradient, transposed, 0, activations, rows, numOutputs, true, true, false);
    transposed += transposedPanel;
    activations += CHUNK_PANEL;
  }
}

// @ts-ignore: decorator
@inline
/**
 * One panel of left·right, begun at `start` or, if `backward`, at 0 or, if `onto`, at what the result is; times
 * 1 − result², if `bent`. The last three are constants.
 */
function multiply(
  left: usize, right: usize, start: usize, result: usize, rows: i32, numSummed: i32,
  backward: bool, bent: bool, onto: bool,
): void {
  const start0 = backward ? f32x4.splat(0) : v128.load(start, 0);
  const start1 = backward ? f32x4.splat(0) : v128.load(start, 16);
  for (let row = 0; row < rows; row += 4) {
    let sum00 = onto ? v128.load(result, 0) : start0, sum01 = onto ? v128.load(result, 16) : start1;
    let sum10 = onto ? v128.load(result, 32) : start0, sum11 = onto ? v128.load(result, 48) : start1;
    let sum20 = onto ? v128.load(result, 64) : start0, sum21 = onto ? v128.load(result, 80) : start1;
    let sum30 = onto ? v128.load(result, 96) : start0, sum31 = onto ? v128.load(result, 112) : start1;
    let a = left, b = right, remaining = numSummed;
    do {
      let count = min(remaining, 8);
      remaining -= count;
      do {
        const b0 = v128.load(b, 0), b1 = v128.load(b, 16);
        let ai = v128.load32_splat(a, 0);
        sum00 = multiplyAdd(ai, b0, sum00);
        sum01 = multiplyAdd(ai, b1, sum01);
        ai = v128.load32_splat(a, 32);
        sum10 = multiplyAdd(ai, b0, sum10);
        sum11 = multiplyAdd(ai, b1, sum11);
        ai = v128.load32_splat(a, 64);
        sum20 = multiplyAdd(ai, b0, sum20);
        sum21 = multiplyAdd(ai, b1, sum21);
        ai = v128.load32_splat(a, 96);
        sum30 = multiplyAdd(ai, b0, sum30);
        sum31 = multiplyAdd(ai, b1, sum31);
        a += 4;
        b += ROW;
      } while (--count);
      a += CHUNK_PANEL - ROW; // to the same row of the next panel
    } while (remaining);
    v128.store(result, bent ? timesTanhSlope(sum00, v128.load(result, 0)) : sum00, 0);
    v128.store(result, bent ? timesTanhSlope(sum01, v128.load(result, 16)) : sum01, 16);
    v128.store(result, bent ? timesTanhSlope(sum10, v128.load(result, 32)) : sum10, 32);
    v128.store(result, bent ? timesTanhSlope(sum11, v128.load(result, 48)) : sum11, 48);
    v128.store(result, bent ? timesTanhSlope(sum20, v128.load(result, 64)) : sum20, 64);
    v128.store(result, bent ? timesTanhSlope(sum21, v128.load(result, 80)) : sum21, 80);
    v128.store(result, bent ? timesTanhSlope(sum30, v128.load(result, 96)) : sum30, 96);
    v128.store(result, bent ? timesTanhSlope(sum31, v128.load(result, 112)) : sum31, 112);
    left += 4 * ROW;
    result += 4 * ROW;
  }
}
