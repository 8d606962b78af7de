import { surrogate } from "../losses/surrogate.ts";
import { trustRegion } from "./improvements/trustRegion.ts";
import { ppo } from "./ppo.ts";
import type { Recipe } from "./recipe.ts";

/** TRPO, deaf to cost: one natural step per update. Schulman et al. (2015), https://arxiv.org/abs/1502.05477 */
export const trpo: Recipe = { ...ppo, name: "TRPO", policyLoss: surrogate(), improvement: trustRegion() };
