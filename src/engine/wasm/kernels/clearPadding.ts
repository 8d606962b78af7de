import { ROW } from "./panels";

/**
 * Makes all but the first `numColumns`, 1 to 7, of a panel's columns 0: where an
 * input is infinite, its product with a padding weight is 0 · ∞, which is NaN.
 */
export function clearPadding(panel: usize, numColumns: i32, rows: i32): void {
  const keep = i32x4.splat(numColumns);
  const keep0 = i32x4.gt_s(keep, i32x4(0, 1, 2, 3)), keep1 = i32x4.gt_s(keep, i32x4(4, 5, 6, 7));
  for (let row = 0; row < rows; row++) {
    v128.store(panel, v128.and(v128.load(panel, 0), keep0), 0);
    v128.store(panel, v128.and(v128.load(panel, 16), keep1), 16);
    panel += ROW;
  }
}
