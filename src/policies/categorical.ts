import type { Discrete } from "../env/spaces.ts";
import type { Reals } from "../math/reals.ts";
import type { Head } from "./head.ts";

/**
 * The head for finitely many actions: one logit zₐ each, and
 *
 *   π(a|s) = exp zₐ / Σ_b exp z_b,   H = −Σₐ π(a|s) log π(a|s).
 *
 * Logits may be as large as they like: the largest is subtracted before `exp`.
 * Sampling walks along the cumulative probabilities and takes one uniform.
 */
export function categorical({ n }: Discrete<unknown>): Head {
  const weights = new Float64Array(n); // exp(zₐ − max z) of the row at hand

  return {
    numOutputs: n,
    numFree: 0,
    initialFree: 0,

    sample(outputs, stride, row, _free, rng, action, at) {
      const largest = outputs[likeliest(n, outputs, stride, row) * stride + row];
      let total = 0;
      for (let a = 0; a < n; a++) {
        weights[a] = Math.exp(outputs[a * stride + row] - largest);
        total += weights[a];
      }
      const mark = rng.uniform() * total;
      let chosen = 0;
      let sum = weights[0];
      while (chosen < n - 1 && mark >= sum) sum += weights[++chosen];
      action[at] = chosen;
      return outputs[chosen * stride + row] - largest - Math.log(total);
    },

    mode(outputs, stride, row, action, at) {
      action[at] = likeliest(n, outputs, stride, row);
    },

    logProb(outputs, stride, row, _free, action, at) {
      return outputs[action[at] * stride + row] - logTotal(n, outputs, stride, row);
    },

    entropy(outputs, stride, row) {
      const total = logTotal(n, outputs, stride, row);
      let entropy = 0;
      for (let a = 0; a < n; a++) {
        const logProb = outputs[a * stride + row] - total;
        const prob = Math.exp(logProb);
        if (prob > 0) entropy -= prob * logProb;
      }
      return entropy;
    },

    // d log π(a) / d z_b = [a = b] − π(b),   d H / d z_b = −π(b) (log π(b) + H).
    backward(outputs, stride, row, _free, action, at, slope, entropySlope, gradient) {
      const total = logTotal(n, outputs, stride, row);
      let entropy = 0;
      for (let b = 0; b < n; b++) {
        const logProb = outputs[b * stride + row] - total;
        weights[b] = Math.exp(logProb);
        if (weights[b] > 0) entropy -= weights[b] * logProb;
      }
      for (let b = 0; b < n; b++) {
        const prob = weights[b];
        const surprise = prob > 0 ? outputs[b * stride + row] - total + entropy : 0;
        gradient[b * stride + row] = slope * (Number(action[at] === b) - prob) - entropySlope * prob * surprise;
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

/** log Σₐ exp zₐ */
function logTotal(n: number, outputs: Reals, stride: number, row: number): number {
  const largest = outputs[likeliest(n, outputs, stride, row) * stride + row];
  let total = 0;
  for (let a = 0; a < n; a++) total += Math.exp(outputs[a * stride + row] - largest);
  return largest + Math.log(total);
}
