import type { TensorModelMaker } from "../engine/tensorModel.ts";
import type { NetworkKind } from "./networkKind.ts";

/**
 * A network written with TensorFlow.js, which only the tfjs engine computes.
 * It brings its own initial weights; for a policy these should make outputs near 0.
 *
 *   const wide = definePart("wide", { width: 64 }, ({ width }) =>
 *     separate({ policy: tensorNetwork(modelOf(width)), critic: tensorNetwork(modelOf(width)) }));
 */
export const tensorNetwork =
  (model: TensorModelMaker): NetworkKind =>
  ({ outputs, numFree }, rng) => {
    const seed = 1 + rng.int(2 ** 31 - 1); // 0 would mean "unseeded" to TensorFlow.js
    return {
      shape: {
        hidden: [],
        activation: "tanh",
        normalization: "none",
        numOutputs: outputs.reduce((sum, { numOutputs }) => sum + numOutputs, 0),
        numFree,
        model: (inputSize, numOutputs) => model(inputSize, numOutputs, seed),
      },
    };
  };
