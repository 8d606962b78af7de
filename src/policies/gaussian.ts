import type { Head } from "./head.ts";

/** How one coordinate of an action comes from the Gaussian's u: a = f(u), f increasing. */
export interface Squash {
  /** f(u) */
  action(u: number): number;
  /** f⁻¹(a) */
  inverse(action: number): number;
  /** log f′(u) */
  logSlope(u: number): number;
}

const logRootTau = 0.5 * Math.log(2 * Math.PI);

/**
 * The head for real vectors: u ~ N(μ(s), σ²), one coordinate at a time, and
 * a = f(u) of a squash f. The network answers μ; log σ is the same in every
 * state and a free parameter, one for each coordinate.
 *
 *   log π(a|s) = Σⱼ −½ ((uⱼ − μⱼ)/σⱼ)² − log σⱼ − ½ log 2π − log f′(uⱼ),   uⱼ = f⁻¹(aⱼ)
 *   H = Σⱼ ½ log 2πe + log σⱼ,   of u: before squashing
 *
 * Actions are stored in single precision. The log-probability that `sample`
 * answers is that of the stored action, so that it equals what `logProb` says later.
 */
export function gaussian(size: number, logStd: number, { action: f, inverse, logSlope }: Squash): Head {
  const logProb: Head["logProb"] = (outputs, stride, row, free, action, at) => {
    let sum = 0;
    for (let j = 0; j < size; j++) {
      const u = inverse(action[at + j]);
      const z = (u - outputs[j * stride + row]) * Math.exp(-free[j]);
      sum -= 0.5 * z * z + free[j] + logRootTau + logSlope(u);
    }
    return sum;
  };

  return {
    numOutputs: size,
    numFree: size,
    initialFree: logStd,
    logProb,

    sample(outputs, stride, row, free, rng, action, at) {
      for (let j = 0; j < size; j++) {
        action[at + j] = f(outputs[j * stride + row] + Math.exp(free[j]) * rng.normal());
      }
      return logProb(outputs, stride, row, free, action, at);
    },

    mode(outputs, stride, row, action, at) {
      for (let j = 0; j < size; j++) action[at + j] = f(outputs[j * stride + row]);
    },

    entropy(_outputs, _stride, _row, free) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += 0.5 + logRootTau + free[j];
      return sum;
    },

    // d log π / d μ = z/σ,   d log π / d log σ = z² − 1,   d H / d log σ = 1, with z = (u − μ)/σ.
    backward(outputs, stride, row, free, action, at, slope, entropySlope, gradient, freeGradient) {
      for (let j = 0; j < size; j++) {
        const precision = Math.exp(-free[j]);
        const z = (inverse(action[at + j]) - outputs[j * stride + row]) * precision;
        gradient[j * stride + row] = slope * z * precision;
        freeGradient[j] += slope * (z * z - 1) + entropySlope;
      }
    },
  };
}
