import type { NetworkState, StepSettings } from "../engine.ts";

/** Parameters together with their gradient and what Adam remembers of earlier gradients. */
export interface Learned {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array; // gathered since the last step
  /** The norm of the gradient. */
  norm(): number;
  /** Clips the gradient, whose norm is given, makes one Adam step, forgets the gradient. */
  step(settings: StepSettings, norm: number): void;
  save(): NetworkState;
  restore(state: NetworkState): void;
}

/**
 * Parameters, all zero, that learn by Adam:
 *
 *   g ← g · min(1, maxGradNorm / (‖g‖ + 10⁻⁶))
 *   m ← β₁ m + (1 − β₁) g,   v ← β₂ v + (1 − β₂) g²
 *   p ← p − learningRate · m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ)
 *
 * Kingma & Ba (2015), Algorithm 1, https://arxiv.org/abs/1412.6980
 */
export function learned(numParameters: number): Learned {
  const parameters = new Float64Array(numParameters);
  const gradient = new Float64Array(numParameters);
  const firstMoment = new Float64Array(numParameters);
  const secondMoment = new Float64Array(numParameters);
  let numSteps = 0;
  // β₁ᵗ and β₂ᵗ as running products; `powersAt` is the t they stand at.
  let power1 = 1;
  let power2 = 1;
  let powersAt = 0;

  return {
    parameters,
    gradient,

    norm() {
      let squares = 0;
      for (const g of gradient) squares += g * g;
      return Math.sqrt(squares);
    },

    step({ learningRate, beta1, beta2, epsilon, maxGradNorm }, norm) {
      const scale = Math.min(1, maxGradNorm / (norm + 1e-6));
      numSteps++;
      for (; powersAt < numSteps; powersAt++) {
        power1 *= beta1;
        power2 *= beta2;
      }
      for (let p = 0; p < numParameters; p++) {
        const g = gradient[p] * scale;
        firstMoment[p] = beta1 * firstMoment[p] + (1 - beta1) * g;
        secondMoment[p] = beta2 * secondMoment[p] + (1 - beta2) * g * g;
        const first = firstMoment[p] / (1 - power1);
        const second = secondMoment[p] / (1 - power2);
        parameters[p] -= (learningRate * first) / (Math.sqrt(second) + epsilon);
      }
      gradient.fill(0);
    },

    save: () => ({
      parameters: parameters.slice(),
      firstMoment: firstMoment.slice(),
      secondMoment: secondMoment.slice(),
      numSteps,
    }),

    restore(state) {
      parameters.set(state.parameters);
      firstMoment.set(state.firstMoment);
      secondMoment.set(state.secondMoment);
      gradient.fill(0);
      numSteps = state.numSteps;
      // The next step multiplies the powers up again, in the same order and hence to the same bits.
      power1 = 1;
      power2 = 1;
      powersAt = 0;
    },
  };
}
