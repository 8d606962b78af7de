import { surrogate } from "../losses/surrogate.ts";
import { trustRegion } from "./improvements/trustRegion.ts";
import { ppoLagrangian } from "./ppoLagrangian.ts";
import type { Recipe } from "./recipe.ts";

/**
 * The multiplier of PPO-Lagrangian with the steps of TRPO. Ray, Achiam & Amodei (2019), "Benchmarking safe exploration
 * in deep reinforcement learning".
 */
export const trpoLagrangian: Recipe = {
  ...ppoLagrangian,
  name: "TRPO-Lagrangian",
  policyLoss: surrogate(),
  improvement: trustRegion(),
};
