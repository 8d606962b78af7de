import type { Discrete } from "../env/spaces.ts";
import type { Reals } from "../math/reals.ts";
import type { Head } from "./head.ts";

/**
 * The head for finitely many actions: one logit zₐ each, and
 *
 *   π(a|s) = exp zₐ / Σ_b exp z_b,   H = −Σₐ π(a|s) log π(a|s),
 *   KL(old ‖ π) = Σₐ π_old(a|s) (log π_old(a|s) − log π(a|s)),
 *   F = diag(π) − π πᵀ.
 *
 * Logits may be as large as they like, or −∞ where an action is impossible.
 * Sampling inverts the cumulative distribution and takes one uniform.
 */
export function categorical({ n }: Discrete<unknown>): Head {
  const present = softmax(n);
  const old = softmax(n);
  const { probs, logProbs } = present;

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
      present.read(outputs, stride, row);
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
      present.read(outputs, stride, row);
      return logProbs[action[at]];
    },

    entropy(outputs, stride, row) {
      present.read(outputs, stride, row);
      return entropyAtHand();
    },

    // d log π(a) / d z_b = [a = b] − π(b),   d H / d z_b = −π(b) (log π(b) + H).
    backward(outputs, stride, row, _free, action, at, slope, entropySlope, gradient) {
      present.read(outputs, stride, row);
      const entropy = entropyAtHand();
      const chosen = action[at];
      for (let b = 0; b < n; b++) {
        const prob = probs[b];
        const entropyGradient = prob === 0 ? 0 : -prob * (logProbs[b] + entropy);
        gradient[b * stride + row] = slope * ((b === chosen ? 1 : 0) - prob) + entropySlope * entropyGradient;
      }
    },

    kl(outputs, oldOutputs, stride, row) {
      present.read(outputs, stride, row);
      old.read(oldOutputs, stride, row);
      let kl = 0;
      for (let a = 0; a < n; a++) if (old.probs[a] !== 0) kl += old.probs[a] * (old.logProbs[a] - logProbs[a]);
      return Math.max(0, kl); // rounding may leave −10⁻¹⁷
    },

    // d KL / d z_b = π(b) − π_old(b).
    klBackward(outputs, oldOutputs, stride, row, _free, _oldFree, scale, gradient) {
      present.read(outputs, stride, row);
      old.read(oldOutputs, stride, row);
      for (let b = 0; b < n; b++) gradient[b * stride + row] = scale * (probs[b] - old.probs[b]);
    },

    // (F v)_b = π(b) (v_b − Σₐ π(a) vₐ).
    fisher(outputs, stride, row, _free, tangent, _freeTangent, scale, gradient) {
      present.read(outputs, stride, row);
      let mean = 0;
      for (let a = 0; a < n; a++) mean += probs[a] * tangent[a * stride + row];
      for (let b = 0; b < n; b++) gradient[b * stride + row] = scale * probs[b] * (tangent[b * stride + row] - mean);
    },
  };
}

/** The distribution of one row of logits at a time. */
function softmax(n: number) {
  const logits = new Float64Array(n).fill(NaN); // of the row that was read last
  const probs = new Float64Array(n);
  const logProbs = new Float64Array(n);

  /** Takes a row in; answers whether it differs from the last. A row is asked several questions, one after another. */
  function changed(outputs: Reals, stride: number, row: number): boolean {
    let same = true;
    for (let a = 0; a < n; a++) {
      const logit = outputs[a * stride + row];
      if (logits[a] !== logit) same = false;
      logits[a] = logit;
    }
    return !same;
  }

  /** Fills `logProbs` with zₐ − max z − log Σ_b exp(z_b − max z), which cannot overflow, and `probs`. */
  function read(outputs: Reals, stride: number, row: number): void {
    if (!changed(outputs, stride, row)) return;
    const largest = logits[likeliest(n, logits, 1, 0)];
    let total = 0;
    for (let a = 0; a < n; a++) {
      logProbs[a] = logits[a] - largest;
      probs[a] = Math.exp(logProbs[a]);
      total += probs[a];
    }
    const logTotal = Math.log(total);
    for (let a = 0; a < n; a++) {
      logProbs[a] -= logTotal;
      probs[a] /= total;
    }
  }

  return { probs, logProbs, read };
}

/** The number of the largest logit; the first, where there are several. */
function likeliest(n: number, outputs: Reals, stride: number, row: number): number {
  let best = 0;
  for (let a = 1; a < n; a++) if (outputs[a * stride + row] > outputs[best * stride + row]) best = a;
  return best;
}
