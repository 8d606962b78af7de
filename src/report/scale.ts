import type { TaskRecord } from "../experiments/record.ts";
import { decimalsFor } from "./format.ts";
import type { Outcome } from "./outcomes.ts";

/** How many decimals the numbers of a task are given, everywhere the same. */
export interface Scale {
  readonly return: number;
  readonly cost: readonly number[]; // one per constraint
}

/** Decimals that suit the method's own numbers, so that a variant gone astray does not blur the rest. */
export const scaleOf = (task: TaskRecord, method: Outcome): Scale => ({
  return: decimalsFor(method.episodeReturn),
  cost: task.constraints.map(({ costLimit }, k) => decimalsFor([costLimit, ...method.episodeCost[k]])),
});
