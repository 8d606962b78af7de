import type { Reals } from "./reals.ts";

/** Arrays end to end; the array itself where there is one. */
export function join<A extends Reals>(arrays: readonly A[]): A {
  const [first] = arrays;
  if (arrays.length === 1) return first;
  const joined = new (first.constructor as new (length: number) => A)(
    arrays.reduce((sum, { length }) => sum + length, 0),
  );
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}
