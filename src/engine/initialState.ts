import { orthogonal } from "../math/orthogonal.ts";
import type { Rng } from "../math/rng.ts";
import type { NetworkShape, NetworkState } from "./engine.ts";

/** What a network starts from, beside its shape. */
export interface Start {
  readonly inputSize: number;
  readonly outputGain: number; // of the last layer
  readonly initialFree: number; // the value of every free parameter
}

/**
 * A network before its first step: orthogonal weights, of gain √2 where tanh
 * follows and `outputGain` at the end; biases 0. A network without hidden
 * layers starts at zero throughout: a table has nothing to break the symmetry
 * of, and its policy starts uniform.
 */
export function initialState({ hidden, numOutputs, numFree }: NetworkShape, start: Start, rng: Rng): NetworkState {
  const layers = [...hidden, numOutputs].map((size, l, sizes) => {
    const numInputs = l === 0 ? start.inputSize : sizes[l - 1];
    const weights = orthogonal(numInputs, size, l < hidden.length ? Math.SQRT2 : start.outputGain, rng);
    return [...(hidden.length > 0 ? weights : weights.fill(0)), ...new Float64Array(size)];
  });
  const free = new Float64Array(numFree).fill(start.initialFree);
  const parameters = Float64Array.from([...layers.flat(), ...free]);
  return {
    parameters,
    firstMoment: new Float64Array(parameters.length),
    secondMoment: new Float64Array(parameters.length),
    numSteps: 0,
  };
}
