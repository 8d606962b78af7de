import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";

/**
 * dW += Xᵀ·dY and db += Σ dY over the rows.
 *
 * `input` [rows, numInputs], `outputGradient` [rows, 8·numPanels]: panels of a chunk.
 * `weightGradient` panels of `weightsPanel` bytes, `biasGradient` [8·numPanels].
 */
export function weightGradient(
  input: usize, outputGradient: usize, weightGradient: usize, weightsPanel: usize, biasGradient: usize,
  rows: i32, numInputs: i32, numPanels: i32,
): void {
  if (rows == 0) return;
  for (let panel = 0; panel < numPanels; panel++) {
    let tile = weightGradient;
    for (let first = 0; first < numInputs; first += 4) {
      const inputPanel = input + <usize>(first >> 3) * CHUNK_PANEL;
      sumOuterProducts(inputPanel + <usize>(first & 7) * 4, outputGradient, tile, rows);
      tile += 4 * ROW;
    }
    sumRows(outputGradient, biasGradient, rows);
    outputGradient += CHUNK_PANEL;
    weightGradient += weightsPanel;
    biasGradient += ROW;
  }
}

// @ts-ignore: decorator
@inline
/** tile [4, 8] += Σ over the rows of (4 columns of the input)ᵀ · (8 columns of the gradient). */
function sumOuterProducts(input: usize, gradient: usize, tile: usize, rows: i32): void {
  let sum00 = v128.load(tile, 0), sum01 = v128.load(tile, 16);
  let sum10 = v128.load(tile, 32), sum11 = v128.load(tile, 48);
  let sum20 = v128.load(tile, 64), sum21 = v128.load(tile, 80);
  let sum30 = v128.load(tile, 96), sum31 = v128.load(tile, 112);
  do {
    const b0 = v128.load(gradient, 0), b1 = v128.load(gradient, 16);
    let ai = v128.load32_splat(input, 0);
    sum00 = multiplyAdd(ai, b0, sum00);
    sum01 = multiplyAdd(ai, b1, sum01);
    ai = v128.load32_splat(input, 4);
    sum10 = multiplyAdd(ai, b0, sum10);
    sum11 = multiplyAdd(ai, b1, sum11);
    ai = v128.load32_splat(input, 8);
    sum20 = multiplyAdd(ai, b0, sum20);
    sum21 = multiplyAdd(ai, b1, sum21);
    ai = v128.load32_splat(input, 12);
    sum30 = multiplyAdd(ai, b0, sum30);
    sum31 = multiplyAdd(ai, b1, sum31);
    input += ROW;
    gradient += ROW;
  } while (--rows);
  v128.store(tile, sum00, 0);
  v128.store(tile, sum01, 16);
  v128.store(tile, sum10, 32);
  v128.store(tile, sum11, 48);
  v128.store(tile, sum20, 64);
  v128.store(tile, sum21, 80);
  v128.store(tile, sum30, 96);
  v128.store(tile, sum31, 112);
}

// @ts-ignore: decorator
@inline
/** sums [8] += Σ over the rows of one panel. */
function sumRows(panel: usize, sums: usize, rows: i32): void {
  let sum0 = v128.load(sums, 0), sum1 = v128.load(sums, 16);
  do {
    sum0 = f32x4.add(sum0, v128.load(panel, 0));
    sum1 = f32x4.add(sum1, v128.load(panel, 16));
    panel += ROW;
  } while (--rows);
  v128.store(sums, sum0, 0);
  v128.store(sums, sum1, 16);
}
