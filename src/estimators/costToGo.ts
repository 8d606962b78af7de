import { within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Estimator } from "./signal.ts";

/**
 * The discounted sum of what is yet to come, to the end of the episode or of
 * the rollout, and no critic:
 *
 *   Âₜ = target = xₜ + γ (1 − endedₜ) Âₜ₊₁.
 *
 * The ablation of the constraint critic. Predictions are not asked: the only
 * baseline is the batch mean that a later transform takes away, and what would
 * have followed a time limit or the end of the rollout counts as nothing.
 * It is GAE with λ = 1 and V = 0, also known as reward-to-go.
 */
export const costToGo = definePart("costToGo", { gamma: 0.99 }, ({ gamma }): Estimator => {
  within("costToGo", "gamma", gamma, 0, 1);
  return ({ sample, advantage, target }, { numEnvs, ended }) => {
    const last = sample.length - numEnvs;
    for (let i = sample.length - 1; i >= 0; i--) {
      const rest = i < last ? (1 - ended[i]) * advantage[i + numEnvs] : 0;
      advantage[i] = sample[i] + gamma * rest;
      target[i] = advantage[i];
    }
  };
});
