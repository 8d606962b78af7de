/** to += from, and from ← 0. */
export function moveSum(to: usize, from: usize, numVectors: i32): void {
  const zero = f32x4.splat(0);
  while (numVectors--) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    v128.store(from, zero);
    to += 16;
    from += 16;
  }
}
