import { multiplyAdd } from "./panels";

// x = n·ln 2 + r with n whole and |r| ≤ ln 2 / 2; then eˣ = 2ⁿ·eʳ and eʳ ≈ 1 + r + r²·P(r). P is a minimax fit of
// the relative error of eʳ − 1, which is 1.4e-8 at most. ln 2 comes in two parts, of which the first has so few
// bits that n times it is exact: Cody & Waite (1980), Software Manual for the Elementary Functions, chapter 6.
const CONSTANTS = memory.data<f32>([
  -80, // the limit
  1.44269504088896341, // log₂ e
  12583039, // 1.5·2²³ + 127: a sum with it has no fraction, and the exponent of 2ⁿ in its last bits
  0.693359375, -2.12194440e-4, // ln 2
  1.3946553684814182e-3, 8.366643986178243e-3, 4.166628064026043e-2, 1.6666542545186727e-1, 0.5000000062271253, // P
  1,
]);

/** x ← eˣ of `numVectors` vectors of 4, x ≤ 88; relative error at most 9e-8. Below −80 it is e⁻⁸⁰: nothing is denormal. */
export function exp(x: usize, numVectors: i32): void {
  exponential(x, numVectors, false);
}

/** x ← eˣ − 1, x ≤ 88; relative error at most 1.3e-7, near 0 too. */
export function expMinusOne(x: usize, numVectors: i32): void {
  exponential(x, numVectors, true);
}

// @ts-ignore: decorator
@inline
/** `minusOne` is a constant. */
function exponential(x: usize, numVectors: i32, minusOne: bool): void {
  const limit = v128.load32_splat(CONSTANTS, 0), log2e = v128.load32_splat(CONSTANTS, 4);
  const rounder = v128.load32_splat(CONSTANTS, 8);
  const high = f32x4.neg(v128.load32_splat(CONSTANTS, 12)), low = f32x4.neg(v128.load32_splat(CONSTANTS, 16));
  const p4 = v128.load32_splat(CONSTANTS, 20), p3 = v128.load32_splat(CONSTANTS, 24);
  const p2 = v128.load32_splat(CONSTANTS, 28), p1 = v128.load32_splat(CONSTANTS, 32);
  const p0 = v128.load32_splat(CONSTANTS, 36), one = v128.load32_splat(CONSTANTS, 40);
  while (numVectors--) {
    const clamped = f32x4.pmax(v128.load(x), limit);
    const rounded = f32x4.add(f32x4.mul(clamped, log2e), rounder);
    const power = i32x4.shl(rounded, 23); // 2ⁿ, as a float
    const n = f32x4.sub(rounded, rounder);
    const r = multiplyAdd(n, low, multiplyAdd(n, high, clamped));
    const square = f32x4.mul(r, r);
    const p = multiplyAdd(square, multiplyAdd(square, p4, multiplyAdd(r, p3, p2)), multiplyAdd(r, p1, p0));
    const rest = multiplyAdd(square, p, r); // eʳ − 1
    v128.store(x, multiplyAdd(power, rest, minusOne ? f32x4.sub(power, one) : power));
    x += 16;
  }
}
