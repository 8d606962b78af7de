import type { Activation } from "../engine.ts";
import { activations } from "./activations.ts";
import type { Kernels } from "./kernelTypes.ts";
import type { HiddenLayer } from "./layer.ts";
import type { NetworkLayout } from "./layout.ts";
import { panelsOf } from "./panels.ts";
import type { Pass } from "./parts/part.ts";
import type { TangentLayout } from "./tangents.ts";

/**
 * The way of a direction through a network, beside that of the numbers:
 *
 *   z′ = x·W′ + x′·W + b′,   h′ = f′(z) ⊙ z′,
 *
 * with what `normalize` makes of z and z′ in between where there is one.
 */
export function tangentPasses(
  kernels: Kernels,
  layout: NetworkLayout,
  activation: Activation,
  { product, result, networks }: TangentLayout,
  net: number,
  input: number,
): readonly Pass[] {
  const { direction, outputs } = networks[net];
  const { parameters, last } = layout;
  const passes: Pass[] = [];
  let below: HiddenLayer | undefined;
  for (const layer of layout.hidden) {
    const from = below?.result ?? input;
    const moves = below !== undefined; // observations do not
    const { numInputs, numOutputs, weights, weightsPanel, biases, normalization } = layer;
    const numPanels = panelsOf(numOutputs);
    passes.push((rows) => {
      kernels.forward(from, direction + weights, weightsPanel, direction + biases, product, rows, numInputs, numPanels);
      if (moves) kernels.addProduct(result, parameters + weights, weightsPanel, product, rows, numInputs, numPanels);
    });
    if (normalization !== undefined) {
      const { gains, shifts, scales } = normalization;
      passes.push((rows) => {
        // x̂′ comes from z′ as d loss / d z does from d loss / d x̂: the Jacobian is symmetric.
        kernels.normalizationGradient(product, layer.product, scales, rows, numOutputs);
        kernels.normalizationTangent(
          product,
          layer.product,
          parameters + gains,
          direction + gains,
          direction + shifts,
          rows,
          numPanels,
        );
      });
    }
    const { place, slopeFrom } = activations[activation];
    const kept = slopeFrom === "input" ? layer.activationInput : layer.result;
    passes.push((rows) => kernels.activationGradient(place, product, kept, result, rows, numPanels));
    below = layer;
  }
  const from = below?.result ?? input;
  const { numInputs, numOutputs, weights, weightsPanel, biases } = last;
  const numPanels = panelsOf(numInputs);
  passes.push((rows) => {
    kernels.outputs(from, direction + weights, weightsPanel, direction + biases, outputs, rows, numPanels, numOutputs);
    if (below !== undefined) {
      kernels.addOutputs(result, parameters + weights, weightsPanel, outputs, rows, numPanels, numOutputs);
    }
  });
  return passes;
}
