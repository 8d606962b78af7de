import { center } from "../transforms/center.ts";
import { constrainedTrustRegion } from "./improvements/constrainedTrustRegion.ts";
import type { Recipe } from "./recipe.ts";
import { trpo } from "./trpo.ts";

/**
 * Constrained policy optimization: no multiplier that learns, but steps that each keep the constraint. For one constraint.
 *
 * Achiam et al. (2017), https://arxiv.org/abs/1705.10528
 */
export const cpo: Recipe = {
  ...trpo,
  name: "CPO",
  costAdvantageTransform: center(),
  improvement: constrainedTrustRegion(),
};
