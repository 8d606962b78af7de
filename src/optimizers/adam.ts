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
  (options): { readonly settings: StepSettings } => ({ settings: options }),
);

export type Optimizer = ReturnType<typeof adam>;
