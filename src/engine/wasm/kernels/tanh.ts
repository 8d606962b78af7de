import { CHUNK_PANEL, multiplyAdd } from "./panels";

// tanh x ≈ x·P(x²)/Q(x²) for |x| ≤ 7.907…, where tanh is 1 in single precision;
// absolute and relative error at most 4e-7. The coefficients are those of Eigen
// (ptanh_float), https://gitlab.com/libeigen/eigen; the last one of P and Q is 1.
const CONSTANTS = memory.data<f32>([
  7.90738964080810547, // the limit
  1.394553628e-8, 2.102733560e-5, 3.520756727e-3, 1.340216100e-1, // P, highest power first
  8.015776984e-7, 3.326951409e-4, 2.597254514e-2, 4.673548340e-1, 1, // Q
]);

/** to ← tanh x. Takes NaN to NaN. `to` may be `x`. */
export function tanh(x: usize, to: usize, numVectors: i32): void {
  // Loaded before the loop: V8 makes written-out constants anew on each turn.
  const limit = v128.load32_splat(CONSTANTS, 0), negativeLimit = f32x4.neg(limit);
  const p4 = v128.load32_splat(CONSTANTS, 4), p3 = v128.load32_splat(CONSTANTS, 8);
  const p2 = v128.load32_splat(CONSTANTS, 12), p1 = v128.load32_splat(CONSTANTS, 16);
  const q4 = v128.load32_splat(CONSTANTS, 20), q3 = v128.load32_splat(CONSTANTS, 24);
  const q2 = v128.load32_splat(CONSTANTS, 28), q1 = v128.load32_splat(CONSTANTS, 32);
  const one = v128.load32_splat(CONSTANTS, 36);
  while (numVectors--) {
    v128.store(to, tanhOf(v128.load(x), limit, negativeLimit, p4, p3, p2, p1, q4, q3, q2, q1, one));
    x += 16;
    to += 16;
  }
}

/** The same in place for one row of `numPanels` panels of a chunk. */
export function tanhRow(x: usize, numPanels: i32): void {
  const limit = v128.load32_splat(CONSTANTS, 0), negativeLimit = f32x4.neg(limit);
  const p4 = v128.load32_splat(CONSTANTS, 4), p3 = v128.load32_splat(CONSTANTS, 8);
  const p2 = v128.load32_splat(CONSTANTS, 12), p1 = v128.load32_splat(CONSTANTS, 16);
  const q4 = v128.load32_splat(CONSTANTS, 20), q3 = v128.load32_splat(CONSTANTS, 24);
  const q2 = v128.load32_splat(CONSTANTS, 28), q1 = v128.load32_splat(CONSTANTS, 32);
  const one = v128.load32_splat(CONSTANTS, 36);
  while (numPanels--) {
    v128.store(x, tanhOf(v128.load(x, 0), limit, negativeLimit, p4, p3, p2, p1, q4, q3, q2, q1, one), 0);
    v128.store(x, tanhOf(v128.load(x, 16), limit, negativeLimit, p4, p3, p2, p1, q4, q3, q2, q1, one), 16);
    x += CHUNK_PANEL;
  }
}

// @ts-ignore: decorator
@inline
function tanhOf(
  x: v128, limit: v128, negativeLimit: v128, p4: v128, p3: v128, p2: v128, p1: v128,
  q4: v128, q3: v128, q2: v128, q1: v128, one: v128,
): v128 {
  // pmin and pmax are one instruction where min and max are many; with x first they hand NaN on.
  const clamped = f32x4.pmin(f32x4.pmax(x, negativeLimit), limit);
  const square = f32x4.mul(clamped, clamped), fourth = f32x4.mul(square, square);
  // By Estrin's scheme, whose operations wait for fewer others than those of Horner's.
  const pHigh = multiplyAdd(fourth, p4, multiplyAdd(square, p3, p2));
  const qHigh = multiplyAdd(fourth, q4, multiplyAdd(square, q3, q2));
  const p = multiplyAdd(fourth, pHigh, multiplyAdd(square, p1, one));
  const q = multiplyAdd(fourth, qHigh, multiplyAdd(square, q1, one));
  return f32x4.div(f32x4.mul(clamped, p), q);
}

/** to ← gradient · tanh′(x) = gradient · (1 − h²), where h = tanh x. */
export function tanhGradient(gradient: usize, h: usize, to: usize, numVectors: i32): void {
  while (numVectors--) {
    v128.store(to, timesTanhSlope(v128.load(gradient), v128.load(h)));
    gradient += 16;
    h += 16;
    to += 16;
  }
}

// @ts-ignore: decorator
@inline
/** gradient · (1 − h²). */
export function timesTanhSlope(gradient: v128, h: v128): v128 {
  return f32x4.sub(gradient, f32x4.mul(f32x4.mul(h, h), gradient));
}
