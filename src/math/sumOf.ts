import type { Reals } from "./reals.ts";

/** The elementwise sum of one array of each item, all of the same `length`; zeros where there is no item. */
export function sumOf<Item>(length: number, items: readonly Item[], array: (item: Item) => Reals): Float64Array {
  const sum = new Float64Array(length);
  for (const item of items) {
    const terms = array(item);
    for (let i = 0; i < length; i++) sum[i] += terms[i];
  }
  return sum;
}
