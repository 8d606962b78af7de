import type { Estimate } from "./scores.ts";
import { bisect, regularizedBeta } from "./studentT.ts";

/**
 * A rate, `count` of `total`, with the exact interval: the rates at which such
 * a count would not be surprising on either side. Never too narrow; for a short
 * one that is nearly right, see {@link wilson}. NaN for a total of 0.
 *
 * Clopper & Pearson (1934), https://doi.org/10.1093/biomet/26.4.404
 */
export function clopperPearson(count: number, total: number, confidence = 0.95): Estimate {
  const tail = (1 - confidence) / 2;
  const betaQuantile = (p: number, a: number, b: number) => bisect((x) => regularizedBeta(x, a, b) >= p, 0, 1);
  return {
    value: count / total,
    low: count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
    high: count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count),
  };
}
