import { exp } from "./exp";
import { multiplyAdd } from "./panels";

// gelu(x) = x·Φ(x), Φ the distribution function of the standard normal distribution; Hendrycks & Gimpel (2016),
// https://arxiv.org/abs/1606.08415, but none of their approximations. With t = |x| and the upper tail T(t) = 1 − Φ(t)
//
//   gelu(x) = max(x, 0) − t·T(t),   T(t) = exp(−t²/2)·R(t),   R(t) ≈ P(t)/Q(t)
//
// R is smooth and positive, and so are all coefficients: nothing cancels. They are a minimax fit, of error
// 1.4e-8·max(T, 1e-4) for t ≤ 13; the last coefficient of Q is 1.
const CONSTANTS = memory.data<f32>([
  12, // the limit; beyond it T is 0, but for 2e-33
  1.190219669928816e-2, 9.628876182609615e-2, 3.1849888045910113e-1, 4.9999999301750014e-1, // P, highest power first
  2.987402293609781e-2, 2.4047300294810986e-1, 8.374579398921692e-1, 1.4348813580051096, 1, // Q
  3.989422804014327e-1, // 1/√(2π)
  -0.5,
]);

/** to ← gelu(x); absolute error at most 1e-7·max(1, |gelu(x)|). `to` is not `x`. */
export function gelu(x: usize, to: usize, numVectors: i32): void {
  exponents(x, to, numVectors);
  exp(to, numVectors);
  finish(0, x, to, numVectors, false);
}

/** to ← gradient · gelu′(x), gelu′ = Φ(x) + x·φ(x), absolute error at most 2e-7. `to` is neither of the others. */
export function geluGradient(gradient: usize, x: usize, to: usize, numVectors: i32): void {
  exponents(x, to, numVectors);
  exp(to, numVectors);
  finish(gradient, x, to, numVectors, true);
}

/** to ← −t²/2. */
function exponents(x: usize, to: usize, numVectors: i32): void {
  const limit = v128.load32_splat(CONSTANTS, 0), minusHalf = v128.load32_splat(CONSTANTS, 44);
  while (numVectors--) {
    const t = f32x4.pmin(f32x4.abs(v128.load(x)), limit);
    v128.store(to, f32x4.mul(f32x4.mul(t, t), minusHalf));
    x += 16;
    to += 16;
  }
}

// @ts-ignore: decorator
@inline
/** The rest of both, where `to` is exp(−t²/2). `backward` is a constant. */
function finish(gradient: usize, x: usize, to: usize, numVectors: i32, backward: bool): void {
  const limit = v128.load32_splat(CONSTANTS, 0), zero = f32x4.splat(0);
  const p3 = v128.load32_splat(CONSTANTS, 4), p2 = v128.load32_splat(CONSTANTS, 8);
  const p1 = v128.load32_splat(CONSTANTS, 12), p0 = v128.load32_splat(CONSTANTS, 16);
  const q4 = v128.load32_splat(CONSTANTS, 20), q3 = v128.load32_splat(CONSTANTS, 24);
  const q2 = v128.load32_splat(CONSTANTS, 28), q1 = v128.load32_splat(CONSTANTS, 32);
  const one = v128.load32_splat(CONSTANTS, 36), density0 = v128.load32_splat(CONSTANTS, 40);
  while (numVectors--) {
    const value = v128.load(x), e = v128.load(to);
    const t = f32x4.pmin(f32x4.abs(value), limit), square = f32x4.mul(t, t);
    const p = multiplyAdd(square, multiplyAdd(t, p3, p2), multiplyAdd(t, p1, p0));
    const qHigh = multiplyAdd(square, q4, multiplyAdd(t, q3, q2));
    const ratio = f32x4.div(p, multiplyAdd(square, qHigh, multiplyAdd(t, q1, one)));
    if (backward) {
      // gelu′(−t) = T(t) − t·φ(t), and gelu′(t) = 1 − gelu′(−t).
      const below = f32x4.mul(e, f32x4.sub(ratio, f32x4.mul(t, density0)));
      const slope = v128.bitselect(f32x4.sub(one, below), below, f32x4.gt(value, zero));
      v128.store(to, f32x4.mul(v128.load(gradient), slope));
      gradient += 16;
    } else {
      v128.store(to, f32x4.sub(f32x4.pmax(value, zero), f32x4.mul(t, f32x4.mul(e, ratio))));
    }
    x += 16;
    to += 16;
  }
}
