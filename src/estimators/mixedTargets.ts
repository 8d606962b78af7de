import { within } from "../check.ts";
import { definePart } from "../part.ts";
import { gae } from "./gae.ts";
import { nStep } from "./nStep.ts";
import type { Estimator } from "./signal.ts";

/**
 * A weighted mean of two estimators' targets, and the advantage of the first,
 *
 *   target = (1 − w) target₁ + w target₂,   Â = Â₁,   w = weight.
 *
 * A convex combination of n-step returns is as good a target as each of them
 * (Sutton & Barto 2018, chapter 12, http://incompleteideas.net/book/the-book.html),
 * so the critic may learn from the mean of a λ-return and a 5-step return while
 * the policy keeps the advantage whose bias and variance λ has set. Where the
 * advantage is to follow the mean too, see `mixed`.
 */
export const mixedTargets = definePart(
  "mixedTargets",
  { estimator: gae() as Estimator, other: nStep() as Estimator, weight: 0.5 },
  ({ estimator, other, weight }): Estimator => {
    within("mixedTargets", "weight", weight, 0, 1);
    return (signal, trajectories) => {
      const { length } = signal.sample;
      const second = { ...signal, advantage: new Float64Array(length), target: new Float64Array(length) };
      estimator(signal, trajectories);
      other(second, trajectories);
      const { target } = signal;
      for (let i = 0; i < length; i++) target[i] = (1 - weight) * target[i] + weight * second.target[i];
    };
  },
);
