import { positive, within } from "../check.ts";
import { definePart } from "../part.ts";
import type { Estimator } from "./signal.ts";

/**
 * V-trace: λ-returns of the present policy from samples of an earlier one. With
 * ρₜ the ratio of the two, truncated traces cₜ = λ min(c̄, ρₜ), and
 * V′ = (1 − terminatedₜ) V(sₜ₊₁),
 *
 *   δₜ = min(ρ̄, ρₜ) (xₜ + γ V′ − V(sₜ))
 *   target vₜ = V(sₜ) + δₜ + γ cₜ (1 − endedₜ) (vₜ₊₁ − V(sₜ₊₁))
 *   Âₜ = xₜ + γ v′ − V(sₜ),   v′ = vₜ₊₁ within an episode, V′ at its end.
 *
 * At the last row v′ = V′ too. Âₜ carries no ρₜ: the surrogate's own ratio puts
 * it there. Where every ratio is 1 the target is GAE's λ-return, and Âₜ is one
 * step of it, which is not GAE's advantage. The theory asks for c̄ ≤ ρ̄.
 *
 * Espeholt et al. (2018), https://arxiv.org/abs/1802.01561
 */
export const vtrace = definePart(
  "vtrace",
  { gamma: 0.99, gaeLambda: 0.95, rhoBar: 1, cBar: 1 },
  ({ gamma, gaeLambda, rhoBar, cBar }): Estimator => {
    within("vtrace", "gamma", gamma, 0, 1);
    within("vtrace", "gaeLambda", gaeLambda, 0, 1);
    positive("vtrace", "rhoBar", rhoBar);
    positive("vtrace", "cBar", cBar);
    return ({ sample, value, nextValue, advantage, target }, { numEnvs, terminated, ended, ratio }) => {
      const last = sample.length - numEnvs;
      for (let i = sample.length - 1; i >= 0; i--) {
        const goesOn = i < last && !ended[i];
        const foretold = (1 - terminated[i]) * nextValue[i];
        const delta = Math.min(rhoBar, ratio[i]) * (sample[i] + gamma * foretold - value[i]);
        const trace = gaeLambda * Math.min(cBar, ratio[i]);
        const correction = goesOn ? target[i + numEnvs] - value[i + numEnvs] : 0;
        target[i] = value[i] + delta + gamma * trace * correction;
        advantage[i] = sample[i] + gamma * (goesOn ? target[i + numEnvs] : foretold) - value[i];
      }
    };
  },
);
