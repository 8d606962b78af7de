// Sums over the columns of 4 rows at a time, and what goes back to the rows.

import { CHUNK_PANEL } from "./panels";

// @ts-ignore: decorator
@inline
/** The sum of the 4 numbers of each of a, b, c, d. Turned by a transpose, they are added side by side. */
export function sumEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

// @ts-ignore: decorator
@inline
/** The sums of 4 rows of a chunk's panels, padding and all. */
export function sumRows(x: usize, numColumns: i32): v128 {
  const zero = f32x4.splat(0);
  let sum0 = zero, sum1 = zero, sum2 = zero, sum3 = zero;
  for (; numColumns > 0; numColumns -= 8) {
    sum0 = f32x4.add(sum0, f32x4.add(v128.load(x, 0), v128.load(x, 16)));
    sum1 = f32x4.add(sum1, f32x4.add(v128.load(x, 32), v128.load(x, 48)));
    sum2 = f32x4.add(sum2, f32x4.add(v128.load(x, 64), v128.load(x, 80)));
    sum3 = f32x4.add(sum3, f32x4.add(v128.load(x, 96), v128.load(x, 112)));
    x += CHUNK_PANEL;
  }
  return sumEach(sum0, sum1, sum2, sum3);
}

// @ts-ignore: decorator
@inline
/** One number of 4, four times. */
export function lane0(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 0, 0, 0, 0);
}

// @ts-ignore: decorator
@inline
export function lane1(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 1, 1, 1, 1);
}

// @ts-ignore: decorator
@inline
export function lane2(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 2, 2, 2, 2);
}

// @ts-ignore: decorator
@inline
export function lane3(x: v128): v128 {
  return v128.shuffle<f32>(x, x, 3, 3, 3, 3);
}

const MASKS = memory.data<i32>([-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0]);

// @ts-ignore: decorator
@inline
/** Where two vectors lie that keep the first `numColumns` columns of a panel, or all where there are more than 8. */
export function columnMask(numColumns: i32): usize {
  return MASKS + <usize>(8 - min(numColumns, 8)) * 4;
}
