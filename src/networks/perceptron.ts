import { definePart } from "../part.ts";
import { layerDefaults, layers } from "./layers.ts";
import { separate } from "./separate.ts";

/** A perceptron for the policy and one for each critic, all with the same hidden layers. */
export const perceptron = definePart("perceptron", layerDefaults, (options) => {
  const kind = layers("perceptron", options);
  return separate({ policy: kind, critic: kind });
});
