import { tensor, tidy, type Tensor } from "@tensorflow/tfjs-core";
import type { TensorModel } from "../tensorModel.ts";

/** The weights of a model, one after the other, each row by row. */
export interface Weights {
  readonly size: number;
  /** What the model computes with. */
  readonly tensors: readonly Tensor[];
  /** Copies the weights into the beginning of a list. */
  read(into: Float64Array): void;
  /** Sets the weights from the beginning of a list. */
  write(from: Float64Array): void;
  /** Tensors of the shapes of the weights, of such a list. */
  shaped(list: Float64Array): readonly Tensor[];
}

/** @throws where a weight is not of type float32. */
export function weightsOf({ trainableWeights }: TensorModel): Weights {
  const tensors = trainableWeights.map((weight) => ("read" in weight ? weight.read() : weight));
  const starts: number[] = [];
  let size = 0;
  for (const [w, { dtype, size: length }] of tensors.entries()) {
    if (dtype !== "float32") throw new Error(`weight ${w} is of type ${dtype}; it must be float32`);
    starts.push(size);
    size += length;
  }
  const shaped = (list: Float64Array) =>
    tensors.map(({ shape, size: length }, w) => {
      return tensor(Float32Array.from(list.subarray(starts[w], starts[w] + length)), shape);
    });
  return {
    size,
    tensors,
    shaped,
    read: (into) => tensors.forEach((each, w) => into.set(each.dataSync(), starts[w])),
    write(from) {
      tidy(() => {
        for (const [w, value] of shaped(from).entries()) {
          const weight = trainableWeights[w];
          if ("read" in weight) weight.write(value);
          else weight.assign(value);
        }
      });
    },
  };
}
