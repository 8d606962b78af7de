import type { Reals } from "./reals.ts";

/** x·y = Σᵢ xᵢ yᵢ */
export function dot(x: Reals, y: Reals): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * y[i];
  return sum;
}
