import type { Reals } from "../math/reals.ts";
import type { Rng } from "../math/rng.ts";
import { cumulative, weightedIndex } from "../math/weightedIndex.ts";

/**
 * Minibatches of indices drawn with replacement, each in proportion to its
 * weight; `numDraws` in all, less a short last minibatch unless it is the only
 * one. Every minibatch overwrites the one before.
 *
 * By binary search on running sums: one uniform and some twelve comparisons a
 * draw, nothing beside the gradient step that follows, and simpler than an
 * alias table, which would have to be built anew for each epoch just as well.
 */
export function* drawn(weights: Reals, numDraws: number, minibatchSize: number, rng: Rng): Generator<Uint32Array> {
  const sums = cumulative(weights);
  const index = new Uint32Array(Math.min(minibatchSize, numDraws));
  for (let k = 0; index.length > 0 && k + index.length <= numDraws; k += index.length) {
    for (let b = 0; b < index.length; b++) index[b] = weightedIndex(sums, rng.uniform());
    yield index;
  }
}
