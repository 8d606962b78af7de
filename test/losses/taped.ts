import type { PolicyLossByTape, ValueLossByTape } from "../../src/losses/loss.ts";
import { definePart } from "../../src/part.ts";

/** `clippedSurrogate`, on a tape. */
export const tapedClippedSurrogate = definePart(
  "tapedClippedSurrogate",
  { clipRange: 0.2 },
  ({ clipRange }): PolicyLossByTape => ({
    record(t, { ratio, advantage, center }) {
      const held = t.clamp(ratio, t.sub(center, clipRange), t.add(center, clipRange));
      return t.neg(t.min(t.mul(ratio, advantage), t.mul(held, advantage)));
    },
  }),
);

/** `clippedError`, on a tape. */
export const tapedClippedError = definePart(
  "tapedClippedError",
  { clipRange: 0.2 },
  ({ clipRange }): ValueLossByTape => ({
    record(t, { value, target, oldValue }) {
      const held = t.clamp(value, t.sub(oldValue, clipRange), t.add(oldValue, clipRange));
      return t.mul(0.5, t.max(t.square(t.sub(value, target)), t.square(t.sub(held, target))));
    },
  }),
);

/**
 * Simple policy optimization: a parabola in the place of PPO's clip,
 *
 *   −ρÂ + |Â| (ρ − 1)² / 2ε.
 *
 * Xie et al. (2024), https://arxiv.org/abs/2401.16025
 */
export const simplePolicyOptimization = definePart(
  "simplePolicyOptimization",
  { clipRange: 0.2 },
  ({ clipRange }): PolicyLossByTape => ({
    record: (t, { ratio, advantage }) =>
      t.sub(t.mul(t.abs(advantage), t.div(t.square(t.sub(ratio, 1)), 2 * clipRange)), t.mul(ratio, advantage)),
  }),
);

/** Behavior cloning: −log π(a|s), as the head computes it. */
export const negativeLogLikelihood = definePart("negativeLogLikelihood", {}, (): PolicyLossByTape => ({
  record: (t, { logProb }) => t.neg(logProb),
}));

/** The same of a Gaussian, from its means, log σ and the actions themselves. */
export const gaussianLikelihood = definePart("gaussianLikelihood", {}, (): PolicyLossByTape => ({
  record: (t, { outputs, free, action }) =>
    t.sum(
      outputs.map((mean, j) => {
        const z = t.div(t.sub(action[j], mean), t.exp(free[j]));
        return t.sum([t.mul(0.5, t.square(z)), free[j], 0.5 * Math.log(2 * Math.PI)]);
      }),
    ),
}));

/** The same of a categorical, from its logits and the number of the action. */
export const categoricalLikelihood = definePart("categoricalLikelihood", {}, (): PolicyLossByTape => ({
  record(t, { outputs, action: [chosen] }) {
    const logit = outputs.reduce((sum, z, a) => t.where(t.sub(chosen, a), sum, z));
    return t.sub(t.log(t.sum(outputs.map((z) => t.exp(z)))), logit);
  },
}));

/** −H, so that the entropy goes up; and a pull on the critics that is linear far away. */
export const negativeEntropy = definePart("negativeEntropy", {}, (): PolicyLossByTape => ({
  record: (t, { entropy }) => t.neg(entropy),
}));
export const pseudoHuber = definePart("pseudoHuber", {}, (): ValueLossByTape => ({
  record: (t, { value, target }) => t.sqrt(t.add(1, t.square(t.sub(value, target)))),
}));
