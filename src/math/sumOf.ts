import type { Reals } from "./reals.ts";

/** The elementwise sum of arrays of the same `length`; zeros where there is none. */
export function sumOf(length: number, arrays: readonly Reals[]): Float64Array {
  const sum = new Float64Array(length);
  for (const array of arrays) for (let i = 0; i < length; i++) sum[i] += array[i];
  return sum;
}
