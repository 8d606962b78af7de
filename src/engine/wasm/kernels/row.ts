// A single row, as acting in one environment asks for: products of a row and a
// matrix, 4 panels at a time. Each sum adds up in the order in which it does for
// many rows, so that a row's numbers do not depend on its company.

import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";
import { tanhRow } from "./tanh";

/** The first row of Y = X·W + b; the others are left as they are. Arguments as of `forward`. */
export function forwardRow(
  input: usize, weights: usize, weightsPanel: usize, biases: usize, result: usize, numInputs: i32, numPanels: i32,
): void {
  for (; numPanels >= 4; numPanels -= 4) {
    let sum00 = v128.load(biases, 0), sum01 = v128.load(biases, 16);
    let sum10 = v128.load(biases, 32), sum11 = v128.load(biases, 48);
    let sum20 = v128.load(biases, 64), sum21 = v128.load(biases, 80);
    let sum30 = v128.load(biases, 96), sum31 = v128.load(biases, 112);
    let a = input, remaining = numInputs;
    let w0 = weights, w1 = w0 + weightsPanel, w2 = w1 + weightsPanel, w3 = w2 + weightsPanel;
    do {
      let count = min(remaining, 8);
      remaining -= count;
      do {
        const x = v128.load32_splat(a);
        sum00 = multiplyAdd(x, v128.load(w0, 0), sum00);
        sum01 = multiplyAdd(x, v128.load(w0, 16), sum01);
        sum10 = multiplyAdd(x, v128.load(w1, 0), sum10);
        sum11 = multiplyAdd(x, v128.load(w1, 16), sum11);
        sum20 = multiplyAdd(x, v128.load(w2, 0), sum20);
        sum21 = multiplyAdd(x, v128.load(w2, 16), sum21);
        sum30 = multiplyAdd(x, v128.load(w3, 0), sum30);
        sum31 = multiplyAdd(x, v128.load(w3, 16), sum31);
        a += 4;
        w0 += ROW;
        w1 += ROW;
        w2 += ROW;
        w3 += ROW;
      } while (--count);
      a += CHUNK_PANEL - ROW; // to the same row of the next panel
    } while (remaining);
    v128.store(result, sum00, 0);
    v128.store(result, sum01, 16);
    v128.store(result + CHUNK_PANEL, sum10, 0);
    v128.store(result + CHUNK_PANEL, sum11, 16);
    v128.store(result + 2 * CHUNK_PANEL, sum20, 0);
    v128.store(result + 2 * CHUNK_PANEL, sum21, 16);
    v128.store(result + 3 * CHUNK_PANEL, sum30, 0);
    v128.store(result + 3 * CHUNK_PANEL, sum31, 16);
    weights += 4 * weightsPanel;
    biases += 4 * ROW;
    result += 4 * CHUNK_PANEL;
  }
  while (numPanels--) {
    let sum0 = v128.load(biases, 0), sum1 = v128.load(biases, 16);
    let a = input, w = weights, remaining = numInputs;
    do {
      let count = min(remaining, 8);
      remaining -= count;
      do {
        const x = v128.load32_splat(a);
        sum0 = multiplyAdd(x, v128.load(w, 0), sum0);
        sum1 = multiplyAdd(x, v128.load(w, 16), sum1);
        a += 4;
        w += ROW;
      } while (--count);
      a += CHUNK_PANEL - ROW;
    } while (remaining);
    v128.store(result, sum0, 0);
    v128.store(result, sum1, 16);
    weights += weightsPanel;
    biases += ROW;
    result += CHUNK_PANEL;
  }
}

/** The first row of H = tanh(X·W + b). */
export function forwardRowTanh(
  input: usize, weights: usize, weightsPanel: usize, biases: usize, result: usize, numInputs: i32, numPanels: i32,
): void {
  forwardRow(input, weights, weightsPanel, biases, result, numInputs, numPanels);
  tanhRow(result, numPanels);
}
