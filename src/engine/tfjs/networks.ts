import { getBackend, setBackend, tensor2d, tidy, type Tensor2D } from "@tensorflow/tfjs-core";
import type { NetworkShape, Networks } from "../engine.ts";
import { checkShapes } from "../reference/checkShapes.ts";
import { network } from "./network.ts";

/** Large, since an operation on one row takes about as long as on a hundred; but no more than 4 million numbers of input. */
const chunkSizeOf = (inputSize: number) => Math.max(64, Math.min(4096, Math.floor(2 ** 22 / inputSize)));

/** Networks on a backend that has been started. */
export function networks(backend: string, inputSize: number, shapes: readonly NetworkShape[]): Networks {
  checkShapes(
    "tfjs",
    inputSize,
    shapes.filter(({ model }) => model === undefined),
  );
  const chunkSize = chunkSizeOf(inputSize);
  let obs = new Float32Array(0); // [numRows, inputSize]
  let chunk = new Float32Array(0); // the same, of the present chunk
  let numRows = 0; // of the present chunk

  // One backend is set at a time, for everyone; one that has been started is set at once.
  const takeTurn = () => void (getBackend() === backend || setBackend(backend));
  /** Computes on our backend, and keeps no tensor but variables. */
  const computing = (work: () => void) => {
    takeTurn();
    tidy(work);
  };
  takeTurn();
  const all = shapes.map((shape, net) => network(inputSize, shape, chunkSize, net));
  const present = (): Tensor2D => tensor2d(chunk.subarray(0, numRows * inputSize), [numRows, inputSize]);

  return {
    chunkSize,

    load(rows, count) {
      const size = count * inputSize;
      if (rows.length < size) {
        throw new Error(
          `tfjs engine: cannot load ${count} rows from ${rows.length} numbers; ${inputSize} a row make ${size}`,
        );
      }
      if (obs.length < size) obs = new Float32Array(size);
      obs.set(rows.length === size ? rows : rows.subarray(0, size));
    },

    select(index, from, to) {
      if (to - from > chunkSize) {
        throw new Error(`tfjs engine: cannot select ${to - from} rows at once; a chunk holds at most ${chunkSize}`);
      }
      numRows = to - from;
      if (chunk.length < numRows * inputSize) chunk = new Float32Array(numRows * inputSize);
      for (let row = 0; row < numRows; row++) {
        const at = index[from + row] * inputSize;
        for (let i = 0; i < inputSize; i++) chunk[row * inputSize + i] = obs[at + i];
      }
    },

    forward: (nets) =>
      computing(() => {
        const inputs = present();
        for (const net of nets) all[net].forward(inputs);
      }),

    backward: (nets) =>
      computing(() => {
        const inputs = present();
        for (const net of nets) all[net].backward(inputs);
      }),

    step(nets, settings) {
      const norms = Float64Array.from(nets, (net) => all[net].norm());
      if (norms.every(Number.isFinite)) computing(() => nets.forEach((net, i) => all[net].step(settings[i], norms[i])));
      return norms;
    },

    outputs: (net) => all[net].outputs,
    gradients: (net) => all[net].outputGradients,
    free: (net) => all[net].free,
    freeGradients: (net) => all[net].freeGradients,
    forget: (net) => void all[net].gradient.fill(0),
    parameters: (net) => all[net].parameters.slice(),
    setParameters: (net, parameters) => computing(() => all[net].setParameters(parameters)),
    parameterGradients: (net) => all[net].gradient.slice(),
    ...(all.every(({ tangent }) => tangent !== undefined) && {
      tangents: {
        direct: (net, direction) => all[net].direction.set(direction),
        forward: (nets) =>
          computing(() => {
            const inputs = present();
            for (const net of nets) all[net].tangent!(inputs);
          }),
        outputs: (net) => all[net].outputTangents,
        collect(net, sums) {
          const { gradient } = all[net];
          for (let p = 0; p < sums.length; p++) sums[p] += gradient[p];
          gradient.fill(0);
        },
      },
    }),
    save: (net) => all[net].save(),
    restore: (net, state) => computing(() => all[net].restore(state)),
  };
}
