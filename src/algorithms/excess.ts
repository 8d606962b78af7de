import type { Constraint } from "../env/task.ts";
import type { DualMetrics } from "./algorithm.ts";

/**
 * By how much a cost exceeds what is aimed at, per step that the surrogate of its advantages means over:
 *
 *   (J_C − d′) / T,
 *
 * T being how many steps an episode counts: its length, Σₜ γᵗ where the constraint is discounted, 1 where it is a rate.
 * For J_C(π) − J_C(π_old) ≈ T · mean of (π/π_old) Âᶜ: Kakade & Langford (2002), with the states of π_old for those of π.
 *
 * As long as no episode has ended nothing is known, and it answers 0.
 */
export function excessPerStep(
  { kind, gamma }: Constraint,
  { episodeCost, threshold }: Pick<DualMetrics, "episodeCost" | "threshold">,
  episodeLength: number,
): number {
  if (Number.isNaN(episodeCost)) return 0;
  let numSteps = kind === "episodic" ? episodeLength : 1;
  if (kind === "discounted") {
    for (let t = 1, discount = gamma; t < episodeLength; t++, discount *= gamma) numSteps += discount;
  }
  return (episodeCost - threshold) / numSteps;
}
