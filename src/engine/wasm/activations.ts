import type { Activation } from "../engine.ts";

/** How the kernels compute an activation f. */
export interface ActivationKernels {
  /** Its place in the tables of kernels/activations.ts. */
  readonly place: number;
  /** What tells f′(x) on the way back: f(x), which is there anyway, or x, which must be kept. */
  readonly slopeFrom: "result" | "input";
  /** The products to take where the activation follows at once, if there are any that compute it on the fly. */
  readonly fused?: Products;
}

/** The kernels for the products around a hidden layer: the one into it, and those that bring a gradient back to it. */
export interface Products {
  readonly forward: "forward" | "forwardTanh";
  readonly forwardRow: "forwardRow" | "forwardRowTanh";
  readonly inputGradient: "inputGradient" | "inputGradientTanh";
  readonly outputInputGradient: "outputInputGradient" | "outputInputGradientTanh";
}

export const plainProducts: Products = {
  forward: "forward",
  forwardRow: "forwardRow",
  inputGradient: "inputGradient",
  outputInputGradient: "outputInputGradient",
};

const withTanh: Products = {
  forward: "forwardTanh",
  forwardRow: "forwardRowTanh",
  inputGradient: "inputGradientTanh",
  outputInputGradient: "outputInputGradientTanh",
};

export const activations: Readonly<Record<Activation, ActivationKernels>> = {
  tanh: { place: 0, slopeFrom: "result", fused: withTanh },
  relu: { place: 1, slopeFrom: "result" },
  elu: { place: 2, slopeFrom: "result" },
  silu: { place: 3, slopeFrom: "input" },
  gelu: { place: 4, slopeFrom: "input" },
};
