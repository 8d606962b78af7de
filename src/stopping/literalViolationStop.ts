import { positive } from "../check.ts";
import { definePart } from "../part.ts";
import type { Stopping } from "./stopping.ts";

/**
 * Violation-aware early stopping read to the letter: breaks off the epochs of
 * an update whose rollout cost more than `factor` times a limit.
 *
 * Here for comparison: it learns least just when most is to be mended, so it
 * prolongs the violation. `recovering` is the sound reading.
 */
export const literalViolationStop = definePart("literalViolationStop", { factor: 2 }, ({ factor }): Stopping => {
  positive("literalViolationStop", "factor", factor);
  return ({ worstCostRatio }) => worstCostRatio > factor;
});
