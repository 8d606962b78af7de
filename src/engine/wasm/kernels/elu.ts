import { expMinusOne } from "./exp";

/** to ← x where x > 0, else eˣ − 1. Clevert et al. (2016), https://arxiv.org/abs/1511.07289, with α = 1; relative error at most 1.3e-7. `to` is not `x`. */
export function elu(x: usize, to: usize, numVectors: i32): void {
  negativePart(x, to, numVectors);
  expMinusOne(to, numVectors);
  addPositivePart(x, to, numVectors);
}

/** to ← gradient · elu′(x) = gradient · (1 + min(h, 0)), where h = elu(x). */
export function eluGradient(gradient: usize, h: usize, to: usize, numVectors: i32): void {
  const zero = f32x4.splat(0), one = f32x4.splat(1);
  while (numVectors--) {
    const slope = f32x4.add(one, f32x4.pmin(v128.load(h), zero));
    v128.store(to, f32x4.mul(v128.load(gradient), slope));
    gradient += 16;
    h += 16;
    to += 16;
  }
}

/** to ← min(x, 0). */
function negativePart(x: usize, to: usize, numVectors: i32): void {
  const zero = f32x4.splat(0);
  while (numVectors--) {
    v128.store(to, f32x4.pmin(v128.load(x), zero));
    x += 16;
    to += 16;
  }
}

/** to ← to + max(x, 0). */
function addPositivePart(x: usize, to: usize, numVectors: i32): void {
  const zero = f32x4.splat(0);
  while (numVectors--) {
    v128.store(to, f32x4.add(v128.load(to), f32x4.pmax(v128.load(x), zero)));
    x += 16;
    to += 16;
  }
}
