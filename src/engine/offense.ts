import type { Reals } from "../math/reals.ts";
import type { Networks, NetworkShape } from "./engine.ts";

/** What is known of a network that could not be stepped. */
export interface Suspect {
  readonly name: string;
  readonly shape: NetworkShape;
  readonly inputSize: number;
  readonly norm: number; // of its gradient
}

/**
 * What is wrong with a network, in words: which of its tensors is not finite
 * (the one nearest to the loss, where it began), or where the largest gradient
 * is, if only the norm of all is not finite.
 */
export function offense(networks: Networks, net: number, { name, shape, inputSize, norm }: Suspect): string {
  const tensors = tensorsOf(shape, inputSize);
  const worst = (numbers: Reals, what: string) => {
    for (const { tensor, from, to } of tensors) {
      const wrong = numbers.subarray(from, to).find((x) => !Number.isFinite(x));
      if (wrong !== undefined) return `${name}, ${tensor}: a ${what} is ${wrong}`;
    }
    return undefined;
  };
  const gradients = networks.parameterGradients(net);
  const found = worst(networks.parameters(net), "parameter") ?? worst(gradients, "gradient");
  if (found !== undefined) return found;
  if (Number.isFinite(norm)) return `${name}: its loss is not finite, though its gradient is`;
  let largest = 0;
  for (const [i, x] of gradients.entries()) if (Math.abs(x) > Math.abs(gradients[largest])) largest = i;
  const { tensor } = tensors.find(({ from, to }) => largest >= from && largest < to)!;
  return `${name}, ${tensor}: a gradient is ${gradients[largest]}, and the norm of all ${norm}`;
}

interface TensorPlace {
  readonly tensor: string;
  readonly from: number;
  readonly to: number;
}

/** The tensors in the layout of `Networks.parameters`, those of the last layer first. */
export function tensorsOf(shape: NetworkShape, inputSize: number): readonly TensorPlace[] {
  const { hidden, normalization, numOutputs, model } = shape;
  if (model !== undefined) return [{ tensor: "parameters of its model", from: 0, to: Infinity }];
  let end = 0;
  const place = (tensor: string, length: number): TensorPlace => {
    const from = end;
    end += length;
    return { tensor, from, to: end };
  };
  const sizes = [inputSize, ...hidden, numOutputs];
  const layers = sizes.slice(1).map((size, depth) => {
    const isHidden = depth < hidden.length;
    const layer = isHidden ? `layer ${depth + 1}` : "the output layer";
    const normalizes = isHidden && normalization === "layer";
    return [
      place(`weights of ${layer}`, sizes[depth] * size),
      place(`biases of ${layer}`, size),
      ...(normalizes ? [place(`gains of ${layer}`, size), place(`shifts of ${layer}`, size)] : []),
    ];
  });
  return [...layers.toReversed().flat(), place("free parameters", shape.numFree)];
}
