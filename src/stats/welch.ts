import { mean } from "./mean.ts";
import type { Estimate } from "./scores.ts";
import { studentQuantile, studentTail } from "./studentT.ts";

/** Two groups of runs that share nothing, compared by their means. */
export interface WelchTest extends Estimate {
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. NaN where a group has fewer than two runs. */
  readonly pValue: number;
}

/**
 * By how much the mean of `x` exceeds that of `y`, where the two may have
 * different spreads:
 *
 *   t = (x̄ − ȳ) / √(v_x + v_y),   v = s² / n,
 *   ν = (v_x + v_y)² / (v_x² / (n_x − 1) + v_y² / (n_y − 1)).
 *
 * Where nothing varies, p is 1 if the means are equal; else no test can say
 * anything, and it is NaN.
 *
 * Welch (1947), https://doi.org/10.1093/biomet/34.1-2.28
 */
export function welch(x: readonly number[], y: readonly number[], confidence = 0.95): WelchTest {
  const value = mean(x) - mean(y);
  const [vx, vy] = [x, y].map(varianceOfMean);
  const error = Math.sqrt(vx + vy);
  if (!(error > 0))
    return { value, low: value, high: value, t: NaN, degreesOfFreedom: NaN, pValue: value === 0 ? 1 : NaN };
  const degreesOfFreedom = (vx + vy) ** 2 / (vx ** 2 / (x.length - 1) + vy ** 2 / (y.length - 1));
  const reach = error * studentQuantile((1 - confidence) / 2, degreesOfFreedom);
  const t = value / error;
  const pValue = 2 * studentTail(Math.abs(t), degreesOfFreedom);
  return { value, low: value - reach, high: value + reach, t, degreesOfFreedom, pValue };
}

function varianceOfMean(values: readonly number[]): number {
  const center = mean(values);
  return values.reduce((sum, x) => sum + (x - center) ** 2, 0) / (values.length - 1) / values.length;
}
