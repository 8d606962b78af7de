import type { Activation } from "../engine/engine.ts";
import { kaiming } from "../math/kaiming.ts";
import { orthogonal } from "../math/orthogonal.ts";
import type { Rng } from "../math/rng.ts";
import { xavier } from "../math/xavier.ts";

/** How the weights of a layer begin. */
export interface InitialWeights {
  /** [numInputs, numOutputs], row by row. */
  matrix(numInputs: number, numOutputs: number, gain: number, rng: Rng): Float64Array;
  /** The gain of a hidden layer that an activation follows. */
  hiddenGain(activation: Activation): number;
}

/**
 * 1 / √E[f(z)²] of standard normal z: the gain that keeps the mean square the
 * same from layer to layer, which is He's condition for any activation f.
 */
export const gainOf: Readonly<Record<Activation, number>> = {
  tanh: 1.5925,
  relu: Math.SQRT2,
  elu: 1.2452,
  silu: 1.6765,
  gelu: 1.5335,
};

/** Each initialization with its sources in its own file. Orthogonal weights have the usual gain of √2 throughout. */
export const initializations = {
  orthogonal: { matrix: orthogonal, hiddenGain: () => Math.SQRT2 },
  kaiming: { matrix: kaiming, hiddenGain: (activation) => gainOf[activation] },
  xavier: { matrix: xavier, hiddenGain: () => 1 },
} as const satisfies Record<string, InitialWeights>;

export type Initialization = keyof typeof initializations;
