import type { Tabular } from "./tabular.ts";

/** Which sums an episode is judged by: undiscounted up to the horizon, or discounted with no end but the episode's own. */
export interface Discounting {
  /** γ of the discounted sums; absent, the sums are undiscounted and stop at the table's horizon. */
  readonly gamma?: number;
}

/** @throws where γ is no discount, or the table knows its states only up to the time limit. */
export function checkDiscount(tabular: Tabular, gamma: number): void {
  if (!(gamma >= 0 && gamma < 1)) throw new Error(`gamma is ${gamma}; it must be 0 or above and below 1`);
  if (tabular.endsWithTime) {
    const what =
      "only the time limit bounds its states, so that discounted sums without a time limit cannot be computed";
    throw new Error(`table: ${what}; leave gamma out`);
  }
}
