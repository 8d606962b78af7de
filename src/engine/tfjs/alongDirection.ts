import { addN, grad, grads, mul, sum, tidy, zeros, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";

/**
 * How fast the outputs of a model change where its weights move along a
 * direction v: J v, out of two derivatives backward, since Jᵀu is linear in u and
 *
 *   J v = d/du ⟨Jᵀu, v⟩.
 *
 * Townsend (2017), "A new trick for calculating Jacobian vector products",
 * https://j-towns.github.io/2017/06/12/A-new-trick.html
 *
 * @throws where an operation of the model has a gradient without a gradient.
 */
export function alongDirection(
  apply: (inputs: Tensor2D) => Tensor2D,
  weights: readonly Tensor[],
  direction: readonly Tensor[], // a tensor for each weight, of its shape
  inputs: Tensor2D,
  numOutputs: number,
): Tensor2D {
  const backward = grads(() => apply(inputs));
  const product = grad((u: Tensor) => {
    const slopes = backward(weights as Tensor[], u);
    return addN(slopes.map((slope, i) => sum(mul(slope, direction[i])) as Tensor));
  });
  return product(zeros([inputs.shape[0], numOutputs])) as Tensor2D;
}

/** Whether TensorFlow.js can do that with a model. */
export function canMoveAlong(
  apply: (inputs: Tensor2D) => Tensor2D,
  weights: readonly Tensor[],
  inputSize: number,
  numOutputs: number,
): boolean {
  try {
    tidy(() => alongDirection(apply, weights, weights, zeros([2, inputSize]), numOutputs));
    return true;
  } catch {
    return false;
  }
}
