import { surrogate } from "../losses/surrogate.ts";
import { shuffled } from "../samplers/shuffled.ts";
import { cppoPid } from "./cppoPid.ts";
import type { Recipe } from "./recipe.ts";

/**
 * Advantage actor-critic under a constraint: one gradient step per rollout, on
 * all of it, so that the ratio is 1 and −ρÂ has the gradient of −log π · Â.
 * Rollouts are short and many, as one step each allows.
 *
 * Mnih et al. (2016), https://arxiv.org/abs/1602.01783, with its workers in
 * step; that PPO becomes this is in Huang et al. (2022), https://arxiv.org/abs/2205.09123
 */
export const a2c: Recipe = {
  ...cppoPid,
  name: "A2C-PID",
  numSteps: 32,
  epochs: 1,
  sampler: shuffled({ minibatchSize: 2 ** 20 }), // the whole rollout
  policyLoss: surrogate(),
};
