import { positive } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { PolicyLossBySlope } from "./loss.ts";

/**
 * PPO's pessimistic surrogate around the ratio at which the update began,
 *
 *   −min(ρÂ, clip(ρ, center − ε, center + ε) Â),   ε = clipRange.
 *
 * On fresh samples center = 1, which is PPO. On replayed samples the clip moves
 * along, so that old samples bind the step as much as fresh ones do, rather
 * than pull the policy back to the one that acted; that is GePPO.
 *
 * Schulman et al. (2017), https://arxiv.org/abs/1707.06347;
 * Queeney, Paschalidis & Cassandras (2021), https://arxiv.org/abs/2111.00072
 */
export const clippedSurrogate = definePart(
  "clippedSurrogate",
  { clipRange: 0.2 },
  ({ clipRange }): PolicyLossBySlope => {
    positive("clippedSurrogate", "clipRange", clipRange);
    const clip = (ratio: number, center: number) => clamp(ratio, center - clipRange, center + clipRange);
    return {
      loss: (ratio, advantage, center) => -Math.min(ratio * advantage, clip(ratio, center) * advantage),
      slope: (ratio, advantage, center) => (ratio * advantage > clip(ratio, center) * advantage ? 0 : -advantage),
    };
  },
);
