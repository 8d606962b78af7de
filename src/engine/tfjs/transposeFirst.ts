import {
  BatchMatMul,
  Transpose,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelBackend,
  type KernelFunc,
  type TensorInfo,
} from "@tensorflow/tfjs-core";

let isDone = false;

/**
 * Lets the wasm backend transpose matrices before it multiplies them. By itself it multiplies transposed ones, which
 * every gradient does, about ten times slower than others.
 */
export function transposeFirst(): void {
  if (isDone) return;
  isDone = true;
  const product = getKernel(BatchMatMul, "wasm");
  const transpose = getKernel(Transpose, "wasm").kernelFunc;
  unregisterKernel(BatchMatMul, "wasm");
  registerKernel({ ...product, kernelFunc: productOf(product.kernelFunc, transpose) });
}

const productOf =
  (product: KernelFunc, transpose: KernelFunc): KernelFunc =>
  ({ inputs, attrs, backend }) => {
    const transposed = (matrices: TensorInfo) => {
      const last = matrices.shape.length - 1;
      const perm = matrices.shape.map((_, axis) => (axis < last - 1 ? axis : axis === last ? last - 1 : last));
      return transpose({ inputs: { x: matrices }, attrs: { perm }, backend }) as TensorInfo;
    };
    const a = attrs!.transposeA ? transposed(inputs.a!) : inputs.a!;
    const b = attrs!.transposeB ? transposed(inputs.b!) : inputs.b!;
    const result = product({ inputs: { a, b }, attrs: { transposeA: false, transposeB: false }, backend });
    if (a !== inputs.a) (backend as KernelBackend).disposeData(a.dataId);
    if (b !== inputs.b) (backend as KernelBackend).disposeData(b.dataId);
    return result;
  };
