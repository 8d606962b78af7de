import { ResizeNearestNeighborGrad, getKernel, unregisterKernel } from "@tensorflow/tfjs-core";

/**
 * Takes from the cpu backend the gradient of `resizeNearestNeighbor`, which version 4.22 computes wrongly, as finite
 * differences show: a model that needs it is refused instead.
 */
export function dropWrongKernel(): void {
  if (getKernel(ResizeNearestNeighborGrad, "cpu")) unregisterKernel(ResizeNearestNeighborGrad, "cpu");
}
