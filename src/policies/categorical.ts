import type { Discrete } from "../env/spaces.ts";
import type { Reals } from "../math/reals.ts";
import type { Head } from "./head.ts";

/**
 * The head for finitely many actions: one logit zₐ each, and
 *
 *   π(a|s) = exp zₐ / Σ_b exp z_b,   H = −Σₐ π(a|s) log π(a|s).
 *
 * Logits may be as large as they like, or −∞ where an action is impossible.
 * Sampling inverts the cumulative distribution and takes one uniform.
 */
export function categorical({ n }: Discrete<unknown>): Head {
  // Of the row at hand.
  const probs = new Float64Array(n);
  const logProbs = new Float64Array(n);

  /** Fills `logProbs` with zₐ − max z − log Σ_b exp(z_b − max z), which cannot overflow, and `probs`. */
  function normalize(outputs: Reals, stride: number, row: number): void {
    const largest = outputs[likeliest(n, outputs, stride, row) * stride + row];
    let total = 0;
    for (let a = 0; a < n; a++) {
      logProbs[a] = outputs[a * stride + row] - largest;
      probs[a] = Math.exp(logProbs[a]);
      total += probs[a];
    }
    const logTotal = Math.log(total);
    for (let a = 0; a < n; a++) {
      logProbs[a] -= logTotal;
      probs[a] /= total;
    }
  }

  const entropyAtHand = () => {
    let entropy = 0;
    for (let a = 0; a < n; a++) if (probs[a] !== 0) entropy -= probs[a] * logProbs[a]; // 0 log 0 = 0
    return entropy;
  };

  return {
    numOutputs: n,
    numFree: 0,
    initialFree: 0,

    sample(outputs, stride, row, _free, rng, action, at) {
      normalize(outputs, stride, row);
      const mark = rng.uniform();
      let chosen = 0;
      let sum = probs[0];
      while (chosen < n - 1 && mark >= sum) sum += probs[++chosen];
      action[at] = chosen;
      return logProbs[chosen];
    },

    mode(outputs, stride, row, action, at) {
      action[at] = likeliest(n, outputs, stride, row);
    },

    logProb(outputs, stride, row, _free, action, at) {
      normalize(outputs, stride, row);
      return logProbs[action[at]];
    },

    entropy(outputs, stride, row) {
      normalize(outputs, stride, row);
      return entropyAtHand();
    },

    // d log π(a) / d z_b = [a = b] − π(b),   d H / d z_b = −π(b) (log π(b) + H).
    backward(outputs, stride, row, _free, action, at, slope, entropySlope, gradient) {
      normalize(outputs, stride, row);
      const entropy = entropyAtHand();
      const chosen = action[at];
      for (let b = 0; b < n; b++) {
        const prob = probs[b];
        const entropyGradient = prob === 0 ? 0 : -prob * (logProbs[b] + entropy);
        gradient[b * stride + row] = slope * ((b === chosen ? 1 : 0) - prob) + entropySlope * entropyGradient;
      }
    },
  };
}

/** The number of the largest logit; the first, where there are several. */
function likeliest(n: number, outputs: Reals, stride: number, row: number): number {
  let best = 0;
  for (let a = 1; a < n; a++) if (outputs[a * stride + row] > outputs[best * stride + row]) best = a;
  return best;
}
