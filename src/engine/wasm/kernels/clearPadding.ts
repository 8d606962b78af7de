import { ROW } from "./panels";
import { columnMask } from "./rows";

/**
 * Makes all but the first `numColumns`, 1 to 7, of a panel's columns 0: where an
 * input is infinite, its product with a padding weight is 0 · ∞, which is NaN.
 */
export function clearPadding(panel: usize, numColumns: i32, rows: i32): void {
  const mask = columnMask(numColumns), keep0 = v128.load(mask, 0), keep1 = v128.load(mask, 16);
  for (let row = 0; row < rows; row++) {
    v128.store(panel, v128.and(v128.load(panel, 0), keep0), 0);
    v128.store(panel, v128.and(v128.load(panel, 16), keep1), 16);
    panel += ROW;
  }
}
