import type { Estimate } from "./scores.ts";

/** The 97.5 % point of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A rate, `count` of `total`, with Wilson's 95 % score interval:
 *
 *   (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
 *
 * Unlike p ± z·SE it stays within [0, 1] and is honest at 0 and at 1: none of
 * five still leaves room for 43 %. NaN for a total of 0.
 *
 * Wilson (1927), https://doi.org/10.1080/01621459.1927.10502953
 */
export function wilson(count: number, total: number): Estimate {
  const rate = count / total;
  const stretch = 1 + (Z * Z) / total;
  const center = (rate + (Z * Z) / (2 * total)) / stretch;
  const half = (Z / stretch) * Math.sqrt((rate * (1 - rate)) / total + (Z * Z) / (4 * total * total));
  return { value: rate, low: Math.max(0, center - half), high: Math.min(1, center + half) };
}
