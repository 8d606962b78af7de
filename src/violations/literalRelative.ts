import { positive } from "../check.ts";
import { definePart } from "../part.ts";
import type { Violation } from "./violation.ts";

/**
 * The normalized multiplier update read to the letter, in units of the cost itself,
 *
 *   e = (J_C − d) / (J_C + ε).
 *
 * Lopsided: the worst violation counts as less than 1, yet as J_C falls to 0
 * the answer falls to −d/ε, at d = 1.5 and the default ε −150 000. One clean
 * rollout empties any integrator. `relative` is the bounded reading.
 */
export const literalRelative = definePart("literalRelative", { epsilon: 1e-5 }, ({ epsilon }): Violation => {
  positive("literalRelative", "epsilon", epsilon);
  return (episodeCost, costLimit) => (episodeCost - costLimit) / (episodeCost + epsilon);
});
