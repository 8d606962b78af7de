/** to ← max(x, 0). */
export function relu(x: usize, to: usize, numVectors: i32): void {
  const zero = f32x4.splat(0);
  while (numVectors--) {
    v128.store(to, f32x4.pmax(v128.load(x), zero));
    x += 16;
    to += 16;
  }
}

/** to ← gradient · relu′(x): gradient where h = relu(x) > 0, else 0. */
export function reluGradient(gradient: usize, h: usize, to: usize, numVectors: i32): void {
  const zero = f32x4.splat(0);
  while (numVectors--) {
    v128.store(to, v128.and(v128.load(gradient), f32x4.gt(v128.load(h), zero)));
    gradient += 16;
    h += 16;
    to += 16;
  }
}
