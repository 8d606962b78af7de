import type { StepSettings } from "../engine.ts";
import type { Kernels } from "./kernelTypes.ts";
import type { NetworkLayout } from "./layout.ts";
import { powers } from "./powers.ts";

const VECTOR = 16; // bytes

/** Steps of Adam for one network. */
export interface AdamSteps {
  /** The norm of the whole gradient. */
  norm(): number;
  /** Clips the gradient, whose norm is given, steps, forgets the gradient. `numSteps` counts the step being made, from 1. */
  step(numSteps: number, settings: StepSettings, norm: number): void;
}

export function adamSteps(kernels: Kernels, layout: NetworkLayout): AdamSteps {
  const { parameters, gradients, firstMoment, secondMoment, blockSize } = layout;
  const numVectors = blockSize / VECTOR;
  const powersOfBeta1 = powers();
  const powersOfBeta2 = powers();
  return {
    norm: () => Math.sqrt(kernels.sumOfSquares(gradients, numVectors)),

    step(numSteps, { learningRate, beta1, beta2, epsilon, maxGradNorm }, norm) {
      const scale = Math.min(1, maxGradNorm / (norm + 1e-6));
      const correction1 = 1 - powersOfBeta1(beta1, numSteps);
      // θ ← θ − learningRate·(m/c₁) / (√(v/c₂) + ε), with numerator and denominator times √c₂.
      const root2 = Math.sqrt(1 - powersOfBeta2(beta2, numSteps));
      kernels.adam(
        parameters,
        gradients,
        firstMoment,
        secondMoment,
        numVectors,
        scale,
        1 - beta1,
        1 - beta2,
        (learningRate * root2) / correction1,
        epsilon * root2,
      );
    },
  };
}
