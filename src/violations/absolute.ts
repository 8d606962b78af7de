import { definePart } from "../part.ts";
import type { Violation } from "./violation.ts";

/** J_C − d, in the unit of the constraint: every gain must then be tuned to the task. The ablation of `relative`. */
export const absolute = definePart(
  "absolute",
  {},
  (): Violation => (episodeCost, costLimit) => episodeCost - costLimit,
);
