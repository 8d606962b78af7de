// The last layer, whose outputs are few: filled up to panels of 8 columns, most
// of the work would be for nothing. Its weights W [inputs, outputs] lie
// transposed, in panels of `weightsPanel` bytes that have one row per output,
// and its outputs output-major: [outputs, CHUNK_SIZE].

import { CHUNK_PANEL, OUTPUT_ROW, ROW, multiplyAdd } from "./panels";
import { sumEach } from "./rows";

/** Y = X·W + b. `input` [rows, 8·numPanels]: panels of a chunk. `biases` [numOutputs]. */
export function outputs(
  input: usize, weights: usize, weightsPanel: usize, biases: usize, result: usize,
  rows: i32, numPanels: i32, numOutputs: i32,
): void {
  for (let output = 0; output < numOutputs; output++) {
    const bias = v128.load32_splat(biases);
    for (let row = 0; row < rows; row += 4) {
      const products = innerProducts(input + <usize>row * ROW, weights, weightsPanel, numPanels);
      v128.store(result + <usize>row * 4, f32x4.add(products, bias));
    }
    weights += ROW;
    biases += 4;
    result += OUTPUT_ROW;
  }
}

/** Y += X·W; arguments as above. */
export function addOutputs(
  input: usize, weights: usize, weightsPanel: usize, result: usize, rows: i32, numPanels: i32, numOutputs: i32,
): void {
  for (let output = 0; output < numOutputs; output++) {
    for (let row = 0; row < rows; row += 4) {
      const products = innerProducts(input + <usize>row * ROW, weights, weightsPanel, numPanels);
      v128.store(result + <usize>row * 4, f32x4.add(products, v128.load(result + <usize>row * 4)));
    }
    weights += ROW;
    result += OUTPUT_ROW;
  }
}

/**
 * dW += Xᵀ·dY and db += Σ dY over the rows.
 *
 * `input` [rows, 8·numPanels]: panels of a chunk. `outputGradient` dY lies like the outputs,
 * `weightGradient` like the weights; `biasGradient` [numOutputs].
 */
export function outputWeightGradient(
  input: usize, outputGradient: usize, weightGradient: usize, weightsPanel: usize, biasGradient: usize,
  rows: i32, numPanels: i32, numOutputs: i32,
): void {
  if (rows == 0) return;
  for (let output = 0; output < numOutputs; output++) {
    for (let panel = 0; panel < numPanels; panel++) {
      const sums = weightGradient + <usize>panel * weightsPanel;
      sumWeightedRows(input + <usize>panel * CHUNK_PANEL, outputGradient, sums, rows);
    }
    store<f32>(biasGradient, load<f32>(biasGradient) + sum(outputGradient, rows));
    outputGradient += OUTPUT_ROW;
    weightGradient += ROW;
    biasGradient += 4;
  }
}

// @ts-ignore: decorator
@inline
/** The inner products of 4 rows with one output's weights. */
function innerProducts(row: usize, weights: usize, weightsPanel: usize, numPanels: i32): v128 {
  const zero = f32x4.splat(0);
  let sum00 = zero, sum01 = zero, sum10 = zero, sum11 = zero;
  let sum20 = zero, sum21 = zero, sum30 = zero, sum31 = zero;
  do {
    const w0 = v128.load(weights, 0), w1 = v128.load(weights, 16);
    sum00 = multiplyAdd(w0, v128.load(row, 0), sum00);
    sum01 = multiplyAdd(w1, v128.load(row, 16), sum01);
    sum10 = multiplyAdd(w0, v128.load(row, 32), sum10);
    sum11 = multiplyAdd(w1, v128.load(row, 48), sum11);
    sum20 = multiplyAdd(w0, v128.load(row, 64), sum20);
    sum21 = multiplyAdd(w1, v128.load(row, 80), sum21);
    sum30 = multiplyAdd(w0, v128.load(row, 96), sum30);
    sum31 = multiplyAdd(w1, v128.load(row, 112), sum31);
    row += CHUNK_PANEL;
    weights += weightsPanel;
  } while (--numPanels);
  return sumEach(
    f32x4.add(sum00, sum01), f32x4.add(sum10, sum11),
    f32x4.add(sum20, sum21), f32x4.add(sum30, sum31),
  );
}

// @ts-ignore: decorator
@inline
/** sums [8] += Σ over the rows of weight · row of one panel. */
function sumWeightedRows(panel: usize, weights: usize, sums: usize, rows: i32): void {
  // Even and odd rows apart: an addition takes longer than it keeps the processor busy.
  const zero = f32x4.splat(0);
  let even0 = v128.load(sums, 0), even1 = v128.load(sums, 16), odd0 = zero, odd1 = zero;
  do {
    const even = v128.load32_splat(weights, 0), odd = v128.load32_splat(weights, 4);
    even0 = multiplyAdd(even, v128.load(panel, 0), even0);
    even1 = multiplyAdd(even, v128.load(panel, 16), even1);
    odd0 = multiplyAdd(odd, v128.load(panel, 32), odd0);
    odd1 = multiplyAdd(odd, v128.load(panel, 48), odd1);
    panel += 2 * ROW;
    weights += 8;
    rows -= 2;
  } while (rows);
  v128.store(sums, f32x4.add(even0, odd0), 0);
  v128.store(sums, f32x4.add(even1, odd1), 16);
}

// @ts-ignore: decorator
@inline
/** Σ of `count` numbers, a multiple of 4. */
function sum(numbers: usize, count: i32): f32 {
  let sums = f32x4.splat(0);
  do {
    sums = f32x4.add(sums, v128.load(numbers));
    numbers += 16;
    count -= 4;
  } while (count);
  return (
    (f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1)) +
    (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3))
  );
}
