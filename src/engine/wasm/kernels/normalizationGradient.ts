import { CHUNK_PANEL, ROW, multiplyAdd } from "./panels";
import { columnMask, lane0, lane1, lane2, lane3, sumEach, sumRows } from "./rows";

/**
 * gradient ← gain ⊙ gradient, where it was d loss / d Y of `normalize`; before,
 *
 *   d gain += Σ dY ⊙ X̂  and  d shift += Σ dY  over the rows.
 *
 * `gradient`, `normalized` X̂ [rows, 8·numPanels]: panels of a chunk. `gains` and the gradients [8·numPanels].
 */
export function gainGradient(
  gradient: usize, normalized: usize, gains: usize, gainGradient: usize, shiftGradient: usize,
  rows: i32, numPanels: i32,
): void {
  const rest = CHUNK_PANEL - <usize>rows * ROW;
  for (let panel = 0; panel < numPanels; panel++) {
    const gain0 = v128.load(gains, 0), gain1 = v128.load(gains, 16);
    let sum0 = v128.load(gainGradient, 0), sum1 = v128.load(gainGradient, 16);
    let shift0 = v128.load(shiftGradient, 0), shift1 = v128.load(shiftGradient, 16);
    for (let row = 0; row < rows; row++) {
      const dy0 = v128.load(gradient, 0), dy1 = v128.load(gradient, 16);
      sum0 = multiplyAdd(dy0, v128.load(normalized, 0), sum0);
      sum1 = multiplyAdd(dy1, v128.load(normalized, 16), sum1);
      shift0 = f32x4.add(shift0, dy0);
      shift1 = f32x4.add(shift1, dy1);
      v128.store(gradient, f32x4.mul(gain0, dy0), 0);
      v128.store(gradient, f32x4.mul(gain1, dy1), 16);
      gradient += ROW;
      normalized += ROW;
    }
    v128.store(gainGradient, sum0, 0);
    v128.store(gainGradient, sum1, 16);
    v128.store(shiftGradient, shift0, 0);
    v128.store(shiftGradient, shift1, 16);
    gradient += rest;
    normalized += rest;
    gains += ROW;
    gainGradient += ROW;
    shiftGradient += ROW;
  }
}

/**
 * gradient ← d loss / d X of `normalize`, where it was d loss / d X̂; the means are those of a row:
 *
 *   dX = scale·(dX̂ − mean(dX̂) − X̂ ⊙ mean(dX̂ ⊙ X̂))
 */
export function normalizationGradient(
  gradient: usize, normalized: usize, scales: usize, rows: i32, numUnits: i32,
): void {
  const count = f32x4.splat(<f32>numUnits);
  for (let row = 0; row < rows; row += 4) {
    const scale = v128.load(scales), share = f32x4.div(scale, count);
    const mean = f32x4.mul(share, sumRows(gradient, numUnits));
    const slope = f32x4.mul(share, sumProducts(gradient, normalized, numUnits));
    project(gradient, normalized, scale, mean, slope, numUnits);
    gradient += 4 * ROW;
    normalized += 4 * ROW;
    scales += 16;
  }
}

// @ts-ignore: decorator
@inline
/** The inner products of 4 rows of x with those of y. */
function sumProducts(x: usize, y: usize, numUnits: i32): v128 {
  const zero = f32x4.splat(0);
  let sum0 = zero, sum1 = zero, sum2 = zero, sum3 = zero;
  for (; numUnits > 0; numUnits -= 8) {
    sum0 = multiplyAdd(v128.load(x, 0), v128.load(y, 0), sum0);
    sum1 = multiplyAdd(v128.load(x, 32), v128.load(y, 32), sum1);
    sum2 = multiplyAdd(v128.load(x, 64), v128.load(y, 64), sum2);
    sum3 = multiplyAdd(v128.load(x, 96), v128.load(y, 96), sum3);
    sum0 = multiplyAdd(v128.load(x, 16), v128.load(y, 16), sum0);
    sum1 = multiplyAdd(v128.load(x, 48), v128.load(y, 48), sum1);
    sum2 = multiplyAdd(v128.load(x, 80), v128.load(y, 80), sum2);
    sum3 = multiplyAdd(v128.load(x, 112), v128.load(y, 112), sum3);
    x += CHUNK_PANEL;
    y += CHUNK_PANEL;
  }
  return sumEach(sum0, sum1, sum2, sum3);
}

// @ts-ignore: decorator
@inline
/** gradient ← scale·gradient − mean − slope·normalized in 4 rows. */
function project(gradient: usize, normalized: usize, scale: v128, mean: v128, slope: v128, numUnits: i32): void {
  const scale0 = lane0(scale), scale1 = lane1(scale), scale2 = lane2(scale), scale3 = lane3(scale);
  const mean0 = lane0(mean), mean1 = lane1(mean), mean2 = lane2(mean), mean3 = lane3(mean);
  const slope0 = lane0(slope), slope1 = lane1(slope), slope2 = lane2(slope), slope3 = lane3(slope);
  for (; numUnits > 0; numUnits -= 8) {
    const mask = columnMask(numUnits), keep0 = v128.load(mask, 0), keep1 = v128.load(mask, 16);
    projectOne(gradient, normalized, scale0, mean0, slope0, keep0);
    projectOne(gradient + 16, normalized + 16, scale0, mean0, slope0, keep1);
    projectOne(gradient + 32, normalized + 32, scale1, mean1, slope1, keep0);
    projectOne(gradient + 48, normalized + 48, scale1, mean1, slope1, keep1);
    projectOne(gradient + 64, normalized + 64, scale2, mean2, slope2, keep0);
    projectOne(gradient + 80, normalized + 80, scale2, mean2, slope2, keep1);
    projectOne(gradient + 96, normalized + 96, scale3, mean3, slope3, keep0);
    projectOne(gradient + 112, normalized + 112, scale3, mean3, slope3, keep1);
    gradient += CHUNK_PANEL;
    normalized += CHUNK_PANEL;
  }
}

// @ts-ignore: decorator
@inline
/** `project` for one vector. */
function projectOne(gradient: usize, normalized: usize, scale: v128, mean: v128, slope: v128, keep: v128): void {
  const along = multiplyAdd(slope, v128.load(normalized), mean);
  v128.store(gradient, v128.and(f32x4.sub(f32x4.mul(scale, v128.load(gradient)), along), keep));
}
