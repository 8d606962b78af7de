import { constant } from "../controllers/constant.ts";
import { cppoPid } from "./cppoPid.ts";
import type { Recipe } from "./recipe.ts";

/** PPO, deaf to cost. Schulman et al. (2017), https://arxiv.org/abs/1707.06347 */
export const ppo: Recipe = { ...cppoPid, name: "PPO", multiplier: constant(0) };
