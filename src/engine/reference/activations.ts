import type { Activation } from "../engine.ts";
import { normalDensity, normalDistribution } from "./normal.ts";

/** An activation f. */
interface ActivationFunction {
  value(x: number): number; // f(x)
  slope(x: number): number; // f′(x); where there is none, that from below
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** What the activations are. */
export const activations: Readonly<Record<Activation, ActivationFunction>> = {
  tanh: {
    value: Math.tanh,
    slope: (x) => 1 - Math.tanh(x) ** 2,
  },
  /** max(x, 0) */
  relu: {
    value: (x) => Math.max(x, 0),
    slope: (x) => (x > 0 ? 1 : 0),
  },
  /** x where x > 0, else eˣ − 1. Clevert et al. (2016), https://arxiv.org/abs/1511.07289, with α = 1. */
  elu: {
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    slope: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  /** x · σ(x), σ(x) = 1/(1 + e⁻ˣ). Elfwing et al. (2018), https://arxiv.org/abs/1702.03118 */
  silu: {
    value: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
  },
  /** x · Φ(x), Φ the standard normal distribution. Hendrycks & Gimpel (2016), https://arxiv.org/abs/1606.08415, not their approximations. */
  gelu: {
    value: (x) => x * normalDistribution(x),
    slope: (x) => normalDistribution(x) + x * normalDensity(x),
  },
};
