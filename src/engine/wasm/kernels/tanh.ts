import { multiplyAdd } from "./panels";

// tanh x ≈ x·P(x²)/Q(x²) for |x| ≤ 7.905…, where tanh is 1 in single precision;
// absolute and relative error at most 4e-7. The coefficients are those of Eigen
// (generic_fast_tanh_float), https://gitlab.com/libeigen/eigen
const CONSTANTS = memory.data<f32>([
  7.90531110763549805, // the limit
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, // P, highest power first
  1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
  1.19825839466702e-6, 1.18534705686654e-4, 2.26843463243900e-3, 4.89352518554385e-3, // Q
]);

/** x ← tanh x for `numVectors` vectors of 4. Takes NaN to NaN. */
export function tanh(x: usize, numVectors: i32): void {
  // Loaded before the loop: V8 makes written-out constants anew on each turn.
  const limit = v128.load32_splat(CONSTANTS, 0), negativeLimit = f32x4.neg(limit);
  const p6 = v128.load32_splat(CONSTANTS, 4), p5 = v128.load32_splat(CONSTANTS, 8);
  const p4 = v128.load32_splat(CONSTANTS, 12), p3 = v128.load32_splat(CONSTANTS, 16);
  const p2 = v128.load32_splat(CONSTANTS, 20), p1 = v128.load32_splat(CONSTANTS, 24);
  const p0 = v128.load32_splat(CONSTANTS, 28);
  const q3 = v128.load32_splat(CONSTANTS, 32), q2 = v128.load32_splat(CONSTANTS, 36);
  const q1 = v128.load32_splat(CONSTANTS, 40), q0 = v128.load32_splat(CONSTANTS, 44);
  while (numVectors--) {
    // pmin and pmax are one instruction where min and max are many; with x first they hand NaN on.
    const clamped = f32x4.pmin(f32x4.pmax(v128.load(x), negativeLimit), limit);
    const square = f32x4.mul(clamped, clamped);
    let p = multiplyAdd(square, p6, p5);
    p = multiplyAdd(square, p, p4);
    p = multiplyAdd(square, p, p3);
    p = multiplyAdd(square, p, p2);
    p = multiplyAdd(square, p, p1);
    p = multiplyAdd(square, p, p0);
    let q = multiplyAdd(square, q3, q2);
    q = multiplyAdd(square, q, q1);
    q = multiplyAdd(square, q, q0);
    v128.store(x, f32x4.div(f32x4.mul(clamped, p), q));
    x += 16;
  }
}
