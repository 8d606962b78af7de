import { atLeast, positive, withinBelow } from "../check.ts";
import type { StepSettings } from "../engine/engine.ts";
import { definePart } from "../part.ts";

/**
 * Adam with a global gradient-norm clip, one for each network. The schedule of
 * a recipe multiplies `learningRate`.
 *
 * Kingma & Ba (2015), https://arxiv.org/abs/1412.6980
 */
export const adam = definePart(
  "adam",
  { learningRate: 3e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: Infinity },
  (options): { readonly settings: StepSettings } => {
    atLeast("adam", "learningRate", options.learningRate, 0);
    withinBelow("adam", "beta1", options.beta1, 0, 1);
    withinBelow("adam", "beta2", options.beta2, 0, 1);
    positive("adam", "epsilon", options.epsilon);
    positive("adam", "maxGradNorm", options.maxGradNorm);
    return { settings: options };
  },
);

export type Optimizer = ReturnType<typeof adam>;
