import { positiveWhole } from "../check.ts";
import { definePart } from "../part.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Every sample of the newest rollout's number once per epoch, in random order,
 * `minibatchSize` at a time; a short last minibatch is left out unless it is the only one.
 */
export const shuffled = definePart("shuffled", { minibatchSize: 256 }, ({ minibatchSize }): Sampler => {
  positiveWhole("shuffled", "minibatchSize", minibatchSize);
  return function* ({ size, numDraws }, rng) {
    const order = new Uint32Array(size);
    for (let i = 0; i < size; i++) order[i] = i;
    for (let i = size - 1; i > 0; i--) {
      const j = rng.int(i + 1);
      const moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
    const length = Math.min(minibatchSize, numDraws);
    for (let k = 0; k + length <= numDraws; k += length) yield { index: order.subarray(k, k + length) };
  };
});
