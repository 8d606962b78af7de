import {
  Conv2DBackpropFilter,
  Conv3DBackpropFilterV2,
  Conv3DBackpropInputV2,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  Dilation2D,
  Dilation2DBackpropFilter,
  Dilation2DBackpropInput,
  MaxPool3D,
  MaxPool3DGrad,
  MaxPoolGrad,
  UnsortedSegmentSum,
  engine,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelBackend,
  type KernelFunc,
  type TensorInfo,
} from "@tensorflow/tfjs-core";

/** What the gradients of convolutions and of `gather` need, and the wasm backend lacks. */
const missing = [
  Conv2DBackpropFilter,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  UnsortedSegmentSum,
];

/**
 * What version 4.22 of the wasm backend has, but computes wrongly, as comparison with the cpu backend and with finite
 * differences shows: maxima over windows that lie below 0, and gradients of `conv3d`.
 */
const wrong = [
  MaxPoolGrad,
  MaxPool3D,
  MaxPool3DGrad,
  Dilation2D,
  Dilation2DBackpropInput,
  Dilation2DBackpropFilter,
  Conv3DBackpropInputV2,
  Conv3DBackpropFilterV2,
];

let isDone = false;

/** Lets the wasm backend compute with some kernels of the cpu backend, at the price of copies. */
export async function borrowKernels(): Promise<void> {
  await import("@tensorflow/tfjs-backend-cpu");
  if (isDone) return;
  isDone = true;
  for (const kernelName of wrong) unregisterKernel(kernelName, "wasm");
  for (const kernelName of [...missing, ...wrong]) {
    const { kernelFunc } = getKernel(kernelName, "cpu");
    registerKernel({ kernelName, backendName: "wasm", kernelFunc: borrowed(kernelFunc) });
  }
}

const borrowed =
  (kernelFunc: KernelFunc): KernelFunc =>
  ({ inputs, attrs, backend }) => {
    const home = backend as KernelBackend;
    const lender = engine().findBackend("cpu");
    const copies = Object.entries(inputs).map(([name, tensor]) => {
      // Some kernels take for granted that they are given a whole tensor, which has a rank.
      return [name, { ...copied(tensor!, home, lender), rank: tensor!.shape.length }] as const;
    });
    const lent = { inputs: Object.fromEntries(copies), backend: lender };
    const result = kernelFunc(attrs ? { ...lent, attrs } : lent) as TensorInfo;
    const answer = copied(result, lender, home);
    for (const { dataId } of [result, ...copies.map(([, copy]) => copy)]) lender.disposeData(dataId);
    return answer;
  };

const copied = ({ dataId, shape, dtype }: TensorInfo, from: KernelBackend, to: KernelBackend): TensorInfo => ({
  dataId: to.write(from.readSync(dataId), shape, dtype),
  shape,
  dtype,
});
