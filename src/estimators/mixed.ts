import { definePart } from "../part.ts";
import { gae } from "./gae.ts";
import { mixedTargets } from "./mixedTargets.ts";
import { nStep } from "./nStep.ts";
import type { Estimator } from "./signal.ts";

/**
 * A weighted mean of two estimators, in the target and in the advantage too:
 *
 *   target = (1 − w) target₁ + w target₂,   Â = target − V,   w = weight.
 *
 * As `mixedTargets`, except that the policy also learns from the mean.
 */
export const mixed = definePart(
  "mixed",
  { estimator: gae() as Estimator, other: nStep() as Estimator, weight: 0.5 },
  (options): Estimator => {
    const mix = mixedTargets(options);
    return (signal, trajectories) => {
      mix(signal, trajectories);
      const { value, advantage, target } = signal;
      for (let i = 0; i < value.length; i++) advantage[i] = target[i] - value[i];
    };
  },
);
