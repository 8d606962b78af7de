import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";
import { columnMask, lane0, lane1, lane2, lane3, sumEach, sumRows } from "./rows";

const EPSILON: f32 = 1e-5;

/**
 * Layer normalization, row by row over the units of a layer: Ba, Kiros & Hinton (2016), https://arxiv.org/abs/1607.06450
 *
 *   x̂ = scale·(x − mean),  scale = 1/√(variance + ε),  y = gain ⊙ x̂ + shift
 *
 * X ← X̂ and result ← Y; remembers the scales. `x`, `result` [rows, numUnits]: panels of a chunk, whose padding is 0,
 * counts for nothing and stays 0. `gains`, `shifts` [numUnits, padded]; `scales` [rows].
 */
export function normalize(
  x: usize, gains: usize, shifts: usize, result: usize, scales: usize, rows: i32, numUnits: i32,
): void {
  const count = f32x4.splat(<f32>numUnits), epsilon = f32x4.splat(EPSILON), one = f32x4.splat(1);
  for (let row = 0; row < rows; row += 4) {
    const squares = center(x, f32x4.div(sumRows(x, numUnits), count), numUnits);
    const scale = f32x4.div(one, f32x4.sqrt(f32x4.add(f32x4.div(squares, count), epsilon)));
    v128.store(scales, scale);
    scaleAndShift(x, scale, gains, shifts, result, numUnits);
    x += 4 * ROW;
    result += 4 * ROW;
    scales += 16;
  }
}

// @ts-ignore: decorator
@inline
/** x ← x − mean in 4 rows, whose sums of squares it answers. */
function center(x: usize, mean: v128, numUnits: i32): v128 {
  const mean0 = lane0(mean), mean1 = lane1(mean), mean2 = lane2(mean), mean3 = lane3(mean);
  const zero = f32x4.splat(0);
  let sum0 = zero, sum1 = zero, sum2 = zero, sum3 = zero;
  for (; numUnits > 0; numUnits -= 8) {
    const mask = columnMask(numUnits), keep0 = v128.load(mask, 0), keep1 = v128.load(mask, 16);
    sum0 = centerRow(x, mean0, keep0, keep1, sum0);
    sum1 = centerRow(x + ROW, mean1, keep0, keep1, sum1);
    sum2 = centerRow(x + 2 * ROW, mean2, keep0, keep1, sum2);
    sum3 = centerRow(x + 3 * ROW, mean3, keep0, keep1, sum3);
    x += CHUNK_PANEL;
  }
  return sumEach(sum0, sum1, sum2, sum3);
}

// @ts-ignore: decorator
@inline
/** `center` for one row of a panel; answers `sum` and its squares. */
function centerRow(x: usize, mean: v128, keep0: v128, keep1: v128, sum: v128): v128 {
  const x0 = v128.and(f32x4.sub(v128.load(x, 0), mean), keep0);
  const x1 = v128.and(f32x4.sub(v128.load(x, 16), mean), keep1);
  v128.store(x, x0, 0);
  v128.store(x, x1, 16);
  return multiplyAdd(x1, x1, multiplyAdd(x0, x0, sum));
}

// @ts-ignore: decorator
@inline
/** x ← scale·x and result ← gain ⊙ x + shift in 4 rows. */
function scaleAndShift(x: usize, scale: v128, gains: usize, shifts: usize, result: usize, numUnits: i32): void {
  const scale0 = lane0(scale), scale1 = lane1(scale), scale2 = lane2(scale), scale3 = lane3(scale);
  for (; numUnits > 0; numUnits -= 8) {
    const gain0 = v128.load(gains, 0), gain1 = v128.load(gains, 16);
    const shift0 = v128.load(shifts, 0), shift1 = v128.load(shifts, 16);
    scaleOne(x, scale0, gain0, shift0, result);
    scaleOne(x + 16, scale0, gain1, shift1, result + 16);
    scaleOne(x + 32, scale1, gain0, shift0, result + 32);
    scaleOne(x + 48, scale1, gain1, shift1, result + 48);
    scaleOne(x + 64, scale2, gain0, shift0, result + 64);
    scaleOne(x + 80, scale2, gain1, shift1, result + 80);
    scaleOne(x + 96, scale3, gain0, shift0, result + 96);
    scaleOne(x + 112, scale3, gain1, shift1, result + 112);
    x += CHUNK_PANEL;
    result += CHUNK_PANEL;
    gains += ROW;
    shifts += ROW;
  }
}

// @ts-ignore: decorator
@inline
/** `scaleAndShift` for one vector. */
function scaleOne(x: usize, scale: v128, gain: v128, shift: v128, result: usize): void {
  const normalized = f32x4.mul(v128.load(x), scale);
  v128.store(x, normalized);
  v128.store(result, multiplyAdd(gain, normalized, shift));
}
