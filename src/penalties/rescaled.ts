import { definePart } from "../part.ts";
import type { Penalty } from "./penalty.ts";

/**
 * (Â − Σₖ λₖ Âᶜₖ) / (1 + Σₖ λₖ): dividing keeps the step size steady while λ grows.
 *
 * Stooke, Achiam & Abbeel (2020), https://arxiv.org/abs/2007.03964
 */
export const rescaled = definePart("rescaled", {}, (): Penalty => (advantage, burdens) => {
  const total = burdens.reduce((sum, { lagrangeMultiplier }) => sum + lagrangeMultiplier, 1);
  const combined = Float64Array.from(advantage);
  for (const { advantage: costAdvantage, lagrangeMultiplier } of burdens) {
    for (let i = 0; i < combined.length; i++) combined[i] -= lagrangeMultiplier * costAdvantage[i];
  }
  for (let i = 0; i < combined.length; i++) combined[i] /= total;
  return combined;
});
