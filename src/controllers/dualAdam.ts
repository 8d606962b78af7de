import { atLeast, positive, withinBelow } from "../check.ts";
import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";

interface State {
  readonly multiplier: number;
  readonly firstMoment: number;
  readonly secondMoment: number;
  readonly beta1Power: number; // β₁ᵗ, kept as a product so that its bits do not hang on anyone's power function
  readonly beta2Power: number;
}

/**
 * Adam on the dual, projected to λ ≥ 0, as OmniSafe's Lagrangian algorithms
 * have it: the gradient is the violation e, and torch's Adam steps
 *
 *   λ ← max(0, λ + η m̂ / (√v̂ + ε)),   η = learningRate · pace.rate.
 *
 * Adam measures e against its own recent size. Hence a violation ten times
 * larger moves λ hardly more; and a sudden spike swells √v̂ more than m̂,
 * so that it moves λ less than a steady violation would have done.
 *
 * Kingma & Ba (2015), https://arxiv.org/abs/1412.6980; Ji et al. (2023), https://arxiv.org/abs/2305.09304
 */
export const dualAdam = definePart(
  "dualAdam",
  { initial: 0.001, learningRate: 0.035, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  ({ initial, learningRate, beta1, beta2, epsilon }): Controller<State> => {
    atLeast("dualAdam", "initial", initial, 0);
    atLeast("dualAdam", "learningRate", learningRate, 0);
    withinBelow("dualAdam", "beta1", beta1, 0, 1);
    withinBelow("dualAdam", "beta2", beta2, 0, 1);
    positive("dualAdam", "epsilon", epsilon);
    return {
      init: () => ({ multiplier: initial, firstMoment: 0, secondMoment: 0, beta1Power: 1, beta2Power: 1 }),
      update(state, violation, { rate }) {
        const firstMoment = beta1 * state.firstMoment + (1 - beta1) * violation;
        const secondMoment = beta2 * state.secondMoment + (1 - beta2) * violation * violation;
        const beta1Power = beta1 * state.beta1Power;
        const beta2Power = beta2 * state.beta2Power;
        const direction = firstMoment / (1 - beta1Power);
        const size = Math.sqrt(secondMoment / (1 - beta2Power)) + epsilon;
        const multiplier = Math.max(0, state.multiplier + (learningRate * rate * direction) / size);
        return { multiplier, firstMoment, secondMoment, beta1Power, beta2Power };
      },
      value: ({ multiplier }) => multiplier,
    };
  },
);
