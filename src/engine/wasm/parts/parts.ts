import type { Kernels } from "../kernelTypes.ts";
import type { NetworkLayout } from "../layout.ts";
import { activation } from "./activation.ts";
import { linear } from "./linear.ts";
import { normalization } from "./normalization.ts";
import { outputs } from "./outputs.ts";
import type { Part } from "./part.ts";

/** The parts of a network that reads the panels at `input`, which other networks share. */
export function partsOf(kernels: Kernels, layout: NetworkLayout, input: number): readonly Part[] {
  const parts: Part[] = [];
  let from = input;
  for (const [depth, layer] of layout.hidden.entries()) {
    parts.push(linear(kernels, layout, layer, from, layout.hidden[depth - 1]));
    if (layer.normalization) parts.push(normalization(kernels, layout, layer, layer.normalization));
    if (layer.activation) parts.push(activation(kernels, layer, layer.activation));
    from = layer.result;
  }
  return [...parts, outputs(kernels, layout, from, layout.hidden.at(-1))];
}
