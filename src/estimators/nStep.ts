import { positiveWhole, within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Estimator } from "./signal.ts";

/**
 * n-step returns, with n = numSteps,
 *
 *   target = xₜ + γ xₜ₊₁ + … + γⁿ⁻¹ xₜ₊ₙ₋₁ + γⁿ V(sₜ₊ₙ),   Âₜ = target − V(sₜ).
 *
 * The sum stops early where the episode or the rollout does. What follows is
 * then foretold by the critic, except after a termination, where nothing follows.
 *
 * Sutton & Barto (2018), chapter 7, http://incompleteideas.net/book/the-book.html
 */
export const nStep = definePart("nStep", { gamma: 0.99, numSteps: 5 }, ({ gamma, numSteps }): Estimator => {
  within("nStep", "gamma", gamma, 0, 1);
  positiveWhole("nStep", "numSteps", numSteps);
  return ({ sample, value, nextValue, advantage, target }, { numEnvs, terminated, ended }) => {
    for (let i = 0; i < sample.length; i++) {
      const horizon = Math.min(sample.length, i + numSteps * numEnvs);
      let at = i;
      let sum = sample[i];
      let weight = gamma;
      while (!ended[at] && at + numEnvs < horizon) {
        at += numEnvs;
        sum += weight * sample[at];
        weight *= gamma;
      }
      target[i] = sum + weight * (1 - terminated[at]) * nextValue[at];
      advantage[i] = target[i] - value[i];
    }
  };
});
