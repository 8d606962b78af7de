import type { Head } from "./head.ts";

/** One factor of a distribution, and how many slots of a batch its actions take up. */
export interface Factor {
  readonly head: Head;
  readonly actionSize: number;
}

/**
 * The head of a product: its parts are drawn independently of each other, given the state,
 *
 *   π(a|s) = Πᵢ πᵢ(aᵢ|s),   log π = Σᵢ log πᵢ,   H = Σᵢ Hᵢ,   KL = Σᵢ KLᵢ,
 *
 * and its Fisher information has one block for each part. Outputs, free
 * parameters and actions of the parts stand one after another. Outputs being
 * output-major, the part whose outputs begin at p is asked for row + p · stride;
 * where its free parameters begin, each head was told when it was made.
 *
 * @throws where free parameters would have to start at several values.
 */
export function factored(factors: readonly Factor[]): Head {
  const heads = factors.map(({ head }) => head);
  const outputFrom = startsOf(heads.map(({ numOutputs }) => numOutputs));
  const actionFrom = startsOf(factors.map(({ actionSize }) => actionSize));
  const count = heads.length;
  const sum = (of: (head: Head) => number) => heads.reduce((total, head) => total + of(head), 0);
  const [initialFree = 0, other] = new Set(heads.filter(({ numFree }) => numFree > 0).map((head) => head.initialFree));
  if (other !== undefined) {
    throw new Error(`factored: free parameters start at ${initialFree} and ${other}; give all heads the same start`);
  }

  return {
    numOutputs: sum(({ numOutputs }) => numOutputs),
    numFree: sum(({ numFree }) => numFree),
    initialFree,

    sample(outputs, stride, row, free, rng, action, at) {
      let logProb = 0;
      for (let i = 0; i < count; i++) {
        logProb += heads[i].sample(
          outputs,
          stride,
          row + outputFrom[i] * stride,
          free,
          rng,
          action,
          at + actionFrom[i],
        );
      }
      return logProb;
    },

    mode(outputs, stride, row, action, at) {
      for (let i = 0; i < count; i++) {
        heads[i].mode(outputs, stride, row + outputFrom[i] * stride, action, at + actionFrom[i]);
      }
    },

    logProb(outputs, stride, row, free, action, at) {
      let logProb = 0;
      for (let i = 0; i < count; i++) {
        logProb += heads[i].logProb(outputs, stride, row + outputFrom[i] * stride, free, action, at + actionFrom[i]);
      }
      return logProb;
    },

    entropy(outputs, stride, row, free) {
      let entropy = 0;
      for (let i = 0; i < count; i++) entropy += heads[i].entropy(outputs, stride, row + outputFrom[i] * stride, free);
      return entropy;
    },

    backward(outputs, stride, row, free, action, at, slope, entropySlope, gradient, freeGradient) {
      for (let i = 0; i < count; i++) {
        const from = row + outputFrom[i] * stride;
        const place = at + actionFrom[i];
        heads[i].backward(outputs, stride, from, free, action, place, slope, entropySlope, gradient, freeGradient);
      }
    },

    kl(outputs, oldOutputs, stride, row, free, oldFree) {
      let kl = 0;
      for (let i = 0; i < count; i++) {
        kl += heads[i].kl(outputs, oldOutputs, stride, row + outputFrom[i] * stride, free, oldFree);
      }
      return kl;
    },

    klBackward(outputs, oldOutputs, stride, row, free, oldFree, scale, gradient, freeGradient) {
      for (let i = 0; i < count; i++) {
        const from = row + outputFrom[i] * stride;
        heads[i].klBackward(outputs, oldOutputs, stride, from, free, oldFree, scale, gradient, freeGradient);
      }
    },

    fisher(outputs, stride, row, free, tangent, freeTangent, scale, gradient, freeGradient) {
      for (let i = 0; i < count; i++) {
        const from = row + outputFrom[i] * stride;
        heads[i].fisher(outputs, stride, from, free, tangent, freeTangent, scale, gradient, freeGradient);
      }
    },
  };
}

/** Where each of several stretches begins, one after another. */
function startsOf(sizes: readonly number[]): readonly number[] {
  let from = 0;
  return sizes.map((size) => (from += size) - size);
}
