import { positive } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { ValueLossBySlope } from "./loss.ts";

/**
 * The clipped value loss: the worse of two squared errors, one of them with the
 * prediction held near what the critic said when the update began,
 *
 *   ½ max((V − target)², (clip(V, V_old − ε, V_old + ε) − target)²),   ε = clipRange.
 *
 * ε is in the unit of the value, so it slows a critic the more, the larger the
 * returns are. No gain was found by Engstrom et al. (2020),
 * https://arxiv.org/abs/2005.12729, and harm by Andrychowicz et al. (2021),
 * https://arxiv.org/abs/2006.05990; hence not a default.
 */
export const clippedError = definePart("clippedError", { clipRange: 0.2 }, ({ clipRange }): ValueLossBySlope => {
  positive("clippedError", "clipRange", clipRange);
  const free = (value: number, target: number) => 0.5 * (value - target) * (value - target);
  const held = (value: number, target: number, oldValue: number) =>
    free(clamp(value, oldValue - clipRange, oldValue + clipRange), target);
  return {
    loss: (value, target, oldValue) => Math.max(free(value, target), held(value, target, oldValue)),
    // Inside the clip both errors are the same number; where the held one is worse, the prediction does not move it.
    slope: (value, target, oldValue) => (free(value, target) < held(value, target, oldValue) ? 0 : value - target),
  };
});
