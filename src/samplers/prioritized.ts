import { positiveWhole, withinBelow } from "../check.ts";
import { definePart } from "../part.ts";
import { drawn } from "./drawn.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Prioritized sampling, read soundly: more often where cost was a surprise, and
 * weighted so that the objective stays what it is. With p the surprise of each
 * of N samples and η = share,
 *
 *   Pᵢ = (1 − η)/N + η pᵢ / Σp,   wᵢ = 1 / (N Pᵢ) ≤ 1 / (1 − η),
 *
 * drawn with replacement. E[w f] is the plain mean of f, for every η: the
 * weights are whole, neither annealed nor scaled by their maximum. The uniform
 * share bounds them, so no sample can dominate a step ("defensive mixture").
 * Where nothing was a surprise, the draw is uniform.
 *
 * Priorities after Schaul et al. (2016), https://arxiv.org/abs/1511.05952;
 * mixture after Hesterberg (1995), https://doi.org/10.1080/00401706.1995.10484303
 */
export const prioritized = definePart(
  "prioritized",
  { minibatchSize: 256, share: 0.5 },
  ({ minibatchSize, share }): Sampler => {
    positiveWhole("prioritized", "minibatchSize", minibatchSize);
    withinBelow("prioritized", "share", share, 0, 1);
    return function* ({ size, numDraws, surprise }, rng) {
      let total = 0;
      for (let i = 0; i < size; i++) total += surprise[i];
      const probability = new Float64Array(size);
      for (let i = 0; i < size; i++) {
        probability[i] = (1 - share) / size + share * (total > 0 ? surprise[i] / total : 1 / size);
      }
      const weight = new Float64Array(Math.min(minibatchSize, numDraws));
      for (const index of drawn(probability, numDraws, minibatchSize, rng)) {
        for (let b = 0; b < index.length; b++) weight[b] = 1 / (size * probability[index[b]]);
        yield { index, weight };
      }
    };
  },
);
