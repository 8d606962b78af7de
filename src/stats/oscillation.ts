import { mean } from "./mean.ts";

/** How a multiplier moves about where it ends up. */
export interface Oscillation {
  /** The mean over the last fifth. */
  readonly settled: number;
  /** By how much the peak exceeds where it settled, as a share of that; 0 for a multiplier that stays at 0. */
  readonly overshoot: number;
  /** Highest less lowest value over the last fifth. */
  readonly peakToPeak: number;
  /** Mean number of updates between two upward crossings of `settled` in the second half; NaN for fewer than two. */
  readonly period: number;
}

/** The motion of a multiplier over the updates of a run. */
export function oscillation(multipliers: readonly number[]): Oscillation {
  const tail = multipliers.slice(Math.floor(multipliers.length * 0.8));
  const settled = mean(tail);
  const peak = Math.max(...multipliers);
  const half = multipliers.slice(Math.floor(multipliers.length / 2));
  const crossings = half.flatMap((value, i) => (i > 0 && half[i - 1] < settled && value >= settled ? [i] : []));
  return {
    settled,
    overshoot: settled > 0 ? Math.max(0, peak / settled - 1) : 0,
    peakToPeak: Math.max(...tail) - Math.min(...tail),
    period: crossings.length < 2 ? NaN : (crossings.at(-1)! - crossings[0]) / (crossings.length - 1),
  };
}
