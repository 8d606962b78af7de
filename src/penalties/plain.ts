import { definePart } from "../part.ts";
import type { Penalty } from "./penalty.ts";

/**
 * Â − Σₖ λₖ Âᶜₖ, the gradient of the Lagrangian as it stands. The step grows
 * with λ, so learning rates and gains must be tuned together; the ablation of `rescaled`.
 */
export const plain = definePart("plain", {}, (): Penalty => (advantage, burdens) => {
  const combined = Float64Array.from(advantage);
  for (const { advantage: costAdvantage, lagrangeMultiplier } of burdens) {
    for (let i = 0; i < combined.length; i++) combined[i] -= lagrangeMultiplier * costAdvantage[i];
  }
  return combined;
});
