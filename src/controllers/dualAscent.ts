import { atLeast, within } from "../check.ts";
import { clamp } from "../math/clamp.ts";
import { definePart } from "../part.ts";
import type { Controller } from "./controller.ts";

/**
 * Projected gradient ascent on the dual, the textbook multiplier,
 *
 *   λ ← clip(λ + η e, 0, max),   η = learningRate · pace.rate,
 *
 * with e the violation. It only integrates, so where two policies tie at the
 * optimal λ it circles between them and does not settle; `pid` does.
 *
 * Tessler, Mankowitz & Mannor (2019), https://arxiv.org/abs/1805.11074
 */
export const dualAscent = definePart(
  "dualAscent",
  { initial: 0, learningRate: 0.05, max: 100 },
  ({ initial, learningRate, max }): Controller<number> => {
    atLeast("dualAscent", "max", max, 0);
    within("dualAscent", "initial", initial, 0, max);
    atLeast("dualAscent", "learningRate", learningRate, 0);
    return {
      init: () => initial,
      update: (multiplier, violation, { rate }) => clamp(multiplier + learningRate * rate * violation, 0, max),
      value: (multiplier) => multiplier,
    };
  },
);
