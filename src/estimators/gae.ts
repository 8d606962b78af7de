import { within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Estimator } from "./signal.ts";

/**
 * Generalized advantage estimation,
 *
 *   δₜ = xₜ + γ (1 − terminatedₜ) V(sₜ₊₁) − V(sₜ)
 *   Âₜ = δₜ + γλ (1 − endedₜ) Âₜ₊₁,   target = Âₜ + V(sₜ)
 *
 * Given rewards it yields advantages; given costs, cost advantages
 * ("constraint GAE", with a γ and λ of its own). Termination stops the
 * bootstrap, any end of an episode stops the trace, so reaching the time limit
 * is never mistaken for dying.
 *
 * Schulman et al. (2016), https://arxiv.org/abs/1506.02438
 */
export const gae = definePart("gae", { gamma: 0.99, gaeLambda: 0.95 }, ({ gamma, gaeLambda }): Estimator => {
  within("gae", "gamma", gamma, 0, 1);
  within("gae", "gaeLambda", gaeLambda, 0, 1);
  return ({ sample, value, nextValue, advantage, target }, { numEnvs, terminated, ended }) => {
    const last = sample.length - numEnvs;
    for (let i = sample.length - 1; i >= 0; i--) {
      const delta = sample[i] + gamma * (1 - terminated[i]) * nextValue[i] - value[i];
      const trace = i < last ? (1 - ended[i]) * advantage[i + numEnvs] : 0;
      advantage[i] = delta + gamma * gaeLambda * trace;
      target[i] = advantage[i] + value[i];
    }
  };
});
