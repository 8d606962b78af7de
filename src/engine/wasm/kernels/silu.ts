import { exp } from "./exp";

// Below −limit, where `exp` stops, silu and its slope are 0, but for 2e-33; above the limit the slope is 1.
const CONSTANTS = memory.data<f32>([
  80, // the limit
  1,
]);

/**
 * to ← x·σ(x), σ(x) = 1/(1 + e⁻ˣ); relative error at most 2e-7 for x ≥ −80. `to` is not `x`.
 * Elfwing et al. (2018), https://arxiv.org/abs/1702.03118
 */
export function silu(x: usize, to: usize, numVectors: i32): void {
  negate(x, to, numVectors);
  exp(to, numVectors);
  finish(0, x, to, numVectors, false);
}

/** to ← gradient · silu′(x), silu′ = σ·(1 + x·(1 − σ)), absolute error at most 3e-7. `to` is neither of the others. */
export function siluGradient(gradient: usize, x: usize, to: usize, numVectors: i32): void {
  negate(x, to, numVectors);
  exp(to, numVectors);
  finish(gradient, x, to, numVectors, true);
}

/** to ← −max(x, −limit). */
function negate(x: usize, to: usize, numVectors: i32): void {
  const limit = f32x4.neg(v128.load32_splat(CONSTANTS, 0));
  while (numVectors--) {
    v128.store(to, f32x4.neg(f32x4.pmax(v128.load(x), limit)));
    x += 16;
    to += 16;
  }
}

// @ts-ignore: decorator
@inline
/** The rest of both, where `to` is e⁻ˣ. `backward` is a constant. */
function finish(gradient: usize, x: usize, to: usize, numVectors: i32, backward: bool): void {
  const limit = v128.load32_splat(CONSTANTS, 0), negativeLimit = f32x4.neg(limit), one = v128.load32_splat(CONSTANTS, 4);
  while (numVectors--) {
    const clamped = f32x4.pmax(v128.load(x), negativeLimit), e = v128.load(to), denominator = f32x4.add(one, e);
    if (backward) {
      const sigmoid = f32x4.div(one, denominator);
      const rest = f32x4.mul(f32x4.pmin(clamped, limit), f32x4.mul(e, sigmoid)); // x·(1 − σ), as 1 − σ = e⁻ˣ·σ
      const slope = f32x4.mul(sigmoid, f32x4.add(one, rest));
      v128.store(to, f32x4.mul(v128.load(gradient), slope));
      gradient += 16;
    } else {
      v128.store(to, f32x4.div(clamped, denominator));
    }
    x += 16;
    to += 16;
  }
}
