import { positive, positiveWhole } from "../check.ts";
import { definePart } from "../part.ts";
import { drawn } from "./drawn.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Prioritized replay read to the letter: samples drawn in proportion to
 * |cost| + ε, with replacement and without weights.
 *
 * Unsound, and here for comparison: nearly all draws fall on the steps that
 * cost something, so the policy improves another objective than the one it is
 * judged by. `prioritized` is the reading that keeps it.
 */
export const literalPrioritized = definePart(
  "literalPrioritized",
  { minibatchSize: 256, epsilon: 1e-5 },
  ({ minibatchSize, epsilon }): Sampler => {
    positiveWhole("literalPrioritized", "minibatchSize", minibatchSize);
    positive("literalPrioritized", "epsilon", epsilon);
    return function* ({ numDraws, cost }, rng) {
      const priority = Float64Array.from(cost, (c) => Math.abs(c) + epsilon);
      for (const index of drawn(priority, numDraws, minibatchSize, rng)) yield { index };
    };
  },
);
