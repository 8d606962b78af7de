// How matrices lie in memory. Every matrix is cut into panels of 8 columns;
// each panel is row-major, so that a row of it is two vectors of 4 floats:
//
//   element (row, column) = [column / 8][row][column % 8]
//
// A number of columns that is no multiple of 8 is filled up with zeros. Zeros
// stay zeros: their inputs are 0, hence their gradients, hence their steps.

/** Bytes of one row of a panel. */
export const ROW: usize = 32;

/** Rows that go through at once. The host has the same number: `chunkSize` in its panels.ts. */
export const CHUNK_SIZE: usize = 64;

/** Bytes from one panel of activations to the next. */
export const CHUNK_PANEL: usize = CHUNK_SIZE * ROW;

/** Bytes from one output of a network to the next. */
export const OUTPUT_ROW: usize = CHUNK_SIZE * 4;

// @ts-ignore: decorator
@inline
/**
 * a·b + c. Rounded twice in the strict build; in the relaxed one rounded once
 * where the processor can do that, which is quicker and differs between processors.
 */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD ? f32x4.relaxed_madd(a, b, c) : f32x4.add(c, f32x4.mul(a, b));
}
