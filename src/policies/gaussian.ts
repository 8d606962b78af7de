import type { Head } from "./head.ts";
import type { Spread } from "./spread.ts";

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
 * a = f(u) of a squash f. The network answers μ; a spread says where log σ comes from.
 *
 *   log π(a|s) = Σⱼ −½ ((uⱼ − μⱼ)/σⱼ)² − log σⱼ − ½ log 2π − log f′(uⱼ),   uⱼ = f⁻¹(aⱼ)
 *   H = Σⱼ ½ log 2πe + log σⱼ,   of u: before squashing
 *   KL(old ‖ π) = Σⱼ ½ (e^{2dⱼ} − 1 − 2dⱼ + ((μⱼ − μⱼ old)/σⱼ)²),   dⱼ = log σⱼ old − log σⱼ
 *   Fisher information of (μⱼ, log σⱼ): diag(1/σⱼ², 2)
 *
 * The last two are the same before and after squashing, which loses nothing.
 *
 * Actions are stored in single precision. The log-probability that `sample`
 * answers is that of the stored action, so that it equals what `logProb` says later.
 */
export function gaussian(size: number, { action: f, inverse, logSlope }: Squash, spread: Spread): Head {
  const { logStd } = spread;

  // Rows mostly share their σ, and a row is asked several questions: exponentials are kept while log σⱼ stays the same.
  const known = new Float64Array(size).fill(NaN);
  const inverseStds = new Float64Array(size);
  /** 1/σⱼ */
  const inverseStdOf = (logStdHere: number, j: number) => {
    if (known[j] !== logStdHere) {
      known[j] = logStdHere;
      inverseStds[j] = Math.exp(-logStdHere);
    }
    return inverseStds[j];
  };

  const logProb: Head["logProb"] = (outputs, stride, row, free, action, at) => {
    let sum = 0;
    for (let j = 0; j < size; j++) {
      const u = inverse(action[at + j]);
      const logStdHere = logStd(outputs, stride, row, free, j);
      const z = (u - outputs[j * stride + row]) * inverseStdOf(logStdHere, j);
      sum -= 0.5 * z * z + logStdHere + logRootTau + logSlope(u);
    }
    return sum;
  };

  return {
    numOutputs: size + spread.numOutputs,
    numFree: spread.numFree,
    initialFree: spread.initialFree,
    logProb,

    sample(outputs, stride, row, free, rng, action, at) {
      for (let j = 0; j < size; j++) {
        const std = Math.exp(logStd(outputs, stride, row, free, j));
        action[at + j] = f(outputs[j * stride + row] + std * rng.normal());
      }
      return logProb(outputs, stride, row, free, action, at);
    },

    mode(outputs, stride, row, action, at) {
      for (let j = 0; j < size; j++) action[at + j] = f(outputs[j * stride + row]);
    },

    entropy(outputs, stride, row, free) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += 0.5 + logRootTau + logStd(outputs, stride, row, free, j);
      return sum;
    },

    // d log π / d μ = z/σ,   d log π / d log σ = z² − 1,   d H / d log σ = 1, with z = (u − μ)/σ.
    backward(outputs, stride, row, free, action, at, slope, entropySlope, gradient, freeGradient) {
      for (let j = 0; j < size; j++) {
        const inverseStd = inverseStdOf(logStd(outputs, stride, row, free, j), j);
        const z = (inverse(action[at + j]) - outputs[j * stride + row]) * inverseStd;
        gradient[j * stride + row] = slope * z * inverseStd;
        spread.backward(outputs, stride, row, slope * (z * z - 1) + entropySlope, gradient, freeGradient, j);
      }
    },

    kl(outputs, oldOutputs, stride, row, free, oldFree) {
      let sum = 0;
      for (let j = 0; j < size; j++) {
        const logStdHere = logStd(outputs, stride, row, free, j);
        const d = logStd(oldOutputs, stride, row, oldFree, j) - logStdHere;
        const z = (outputs[j * stride + row] - oldOutputs[j * stride + row]) * inverseStdOf(logStdHere, j);
        sum += 0.5 * (Math.expm1(2 * d) - 2 * d + z * z);
      }
      return sum;
    },

    // d KL / d μ = z/σ,   d KL / d log σ = 1 − e^{2d} − z², with z = (μ − μ old)/σ.
    klBackward(outputs, oldOutputs, stride, row, free, oldFree, scale, gradient, freeGradient) {
      for (let j = 0; j < size; j++) {
        const logStdHere = logStd(outputs, stride, row, free, j);
        const d = logStd(oldOutputs, stride, row, oldFree, j) - logStdHere;
        const inverseStd = inverseStdOf(logStdHere, j);
        const z = (outputs[j * stride + row] - oldOutputs[j * stride + row]) * inverseStd;
        gradient[j * stride + row] = scale * z * inverseStd;
        spread.backward(outputs, stride, row, -scale * (Math.expm1(2 * d) + z * z), gradient, freeGradient, j);
      }
    },

    fisher(outputs, stride, row, free, tangent, freeTangent, scale, gradient, freeGradient) {
      for (let j = 0; j < size; j++) {
        const inverseStd = inverseStdOf(logStd(outputs, stride, row, free, j), j);
        const logStdTangent = spread.tangent(outputs, stride, row, tangent, freeTangent, j);
        gradient[j * stride + row] = scale * inverseStd * inverseStd * tangent[j * stride + row];
        spread.backward(outputs, stride, row, scale * 2 * logStdTangent, gradient, freeGradient, j);
      }
    },
  };
}
