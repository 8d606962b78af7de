import { dualAdam } from "../controllers/dualAdam.ts";
import { center } from "../transforms/center.ts";
import { absolute } from "../violations/absolute.ts";
import { cppoPid } from "./cppoPid.ts";
import type { Recipe } from "./recipe.ts";

/**
 * The textbook method: Adam on the multiplier, which hears the violation in
 * units of cost; reward advantages standardized, cost advantages centered.
 *
 * Ray, Achiam & Amodei (2019), "Benchmarking safe exploration in deep
 * reinforcement learning", with the multiplier settings of OmniSafe.
 */
export const ppoLagrangian: Recipe = {
  ...cppoPid,
  name: "PPO-Lagrangian",
  costAdvantageTransform: center(),
  violation: absolute(),
  multiplier: dualAdam(),
};
