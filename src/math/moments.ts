import type { Reals } from "./reals.ts";

/** Mean and population standard deviation, in one pass (Welford, 1962). */
export function moments(x: Reals): { mean: number; deviation: number } {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < x.length; i++) {
    const delta = x[i] - mean;
    mean += delta / (i + 1);
    squares += delta * (x[i] - mean);
  }
  return { mean, deviation: Math.sqrt(squares / Math.max(1, x.length)) };
}
