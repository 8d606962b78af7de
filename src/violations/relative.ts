import { positive } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { Violation } from "./violation.ts";

/**
 * The normalized multiplier update: the violation in units of the limit, bounded,
 *
 *   e = clip((J_C − d) / max(d, floor), −bound, bound).
 *
 * Free of units, so one set of gains serves every task; bounded, so one bad
 * batch cannot throw the multiplier. The floor keeps a limit of 0 meaningful.
 *
 * Scale invariance after Stooke, Achiam & Abbeel (2020), https://arxiv.org/abs/2007.03964
 */
export const relative = definePart("relative", { floor: 0.01, bound: 1 }, ({ floor, bound }): Violation => {
  positive("relative", "floor", floor);
  positive("relative", "bound", bound);
  return (episodeCost, costLimit) => clamp((episodeCost - costLimit) / Math.max(costLimit, floor), -bound, bound);
});
