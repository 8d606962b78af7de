import { positive } from "../check.ts";
import { definePart } from "../part.ts";
import { layerDefaults, layers } from "./layers.ts";
import { shared } from "./shared.ts";

/**
 * One perceptron for the policy and all critics, which share its hidden layers
 * and the gradients that go through them: policy loss + criticWeight · Σ critic
 * losses. The policy's optimizer steps it; that of the critics is not asked.
 */
export const sharedPerceptron = definePart(
  "sharedPerceptron",
  { ...layerDefaults, criticWeight: 0.5 },
  ({ criticWeight, ...options }) => {
    positive("sharedPerceptron", "criticWeight", criticWeight);
    return shared({ trunk: layers("sharedPerceptron", options), criticWeight });
  },
);
