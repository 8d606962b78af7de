import { EluGrad, engine, getGradient, registerGradient, zeros, type Tensor } from "@tensorflow/tfjs-core";

/** Tells TensorFlow.js the gradient of the one operation that only the gradient of an activation calls. */
export function registerGradientOfElu(): void {
  if (getGradient(EluGrad) !== undefined) return;
  registerGradient({
    kernelName: EluGrad,
    inputsToSave: ["dy", "y"],
    // EluGrad(dy, y) = dy · f′: linear in dy. Nobody asks how it changes with y.
    gradFunc: (slope, [, y]) => ({
      dy: () => engine().runKernel(EluGrad, { dy: slope as Tensor, y }),
      y: () => zeros(y.shape),
    }),
  });
}
