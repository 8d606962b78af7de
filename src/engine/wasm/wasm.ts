import type { Engine, NetworkShape, Networks } from "../engine.ts";
import { adamSteps } from "./adamSteps.ts";
import { instantiate } from "./instantiate.ts";
import type { NetworkLayout } from "./layout.ts";
import { CHUNK_PANEL, NUMBER, chunkSize, layNetwork, panelsOf } from "./layout.ts";
import { arena, createMemory, firstAddress, growTo } from "./memory.ts";
import { backward, forward, transposeWeights } from "./passes.ts";
import { readBlock, writeState } from "./state.ts";

/**
 * Networks in hand-written WebAssembly: single precision, 128-bit SIMD, strict
 * IEEE arithmetic, so that the same numbers come out bit by bit on every machine.
 */
export const wasm: Engine = { name: "wasm", networks };

function networks(inputSize: number, shapes: readonly NetworkShape[]): Networks {
  checkSizes(inputSize, shapes);

  // 1. Where does everything lie? The observations last, since only they grow.
  const plan = arena(firstAddress);
  const indexAddress = plan.allocate(chunkSize * NUMBER);
  const input = plan.allocate(panelsOf(inputSize) * CHUNK_PANEL);
  const layouts = shapes.map((shape) => layNetwork(inputSize, shape, plan));
  const observations = plan.size();

  const memory = createMemory();
  growTo(memory, observations, "use smaller hidden layers");
  const kernels = instantiate(memory);
  const adam = layouts.map((layout) => adamSteps(kernels, layout));
  const numSteps = layouts.map(() => 0);

  // 2. What of it can be seen from here? Views die whenever the memory grows.
  let numbers = new Float32Array(memory.buffer);
  let chunk = new Uint32Array(memory.buffer, indexAddress, chunkSize);
  let views = layouts.map((layout) => viewsOf(memory, layout));

  // 3. What is the present chunk? `rows` counts up to the next multiple of 4, as the kernels like it.
  let size = 0;
  let rows = 0;

  return {
    chunkSize,
    load(obs, numRows) {
      const length = numRows * inputSize;
      if (obs.length < length) {
        throw new Error(
          `wasm engine: cannot load ${numRows} rows from ${obs.length} numbers; ${inputSize} a row make ${length}`,
        );
      }
      if (growTo(memory, observations + length * NUMBER, "use a smaller numSteps × numEnvs")) {
        numbers = new Float32Array(memory.buffer);
        chunk = new Uint32Array(memory.buffer, indexAddress, chunkSize);
        views = layouts.map((layout) => viewsOf(memory, layout));
      }
      numbers.set(obs.length === length ? obs : obs.subarray(0, length), observations / NUMBER);
    },
    select(index, from, to) {
      if (to - from > chunkSize) {
        throw new Error(`wasm engine: cannot select ${to - from} rows at once; a chunk holds at most ${chunkSize}`);
      }
      size = to - from;
      rows = Math.ceil(size / 4) * 4;
      for (let row = 0; row < size; row++) chunk[row] = index[from + row];
      for (let row = size; row < rows; row++) chunk[row] = chunk[size - 1]; // its gradients will be 0
      kernels.gather(observations, inputSize, indexAddress, input, rows);
    },
    forward: (net) => forward(kernels, layouts[net], input, rows),
    outputs: (net) => views[net].outputs,
    gradients: (net) => views[net].gradients,
    backward(net) {
      const { gradients } = views[net];
      for (let row = size; row < rows; row++) {
        for (let place = row; place < gradients.length; place += chunkSize) gradients[place] = 0;
      }
      backward(kernels, layouts[net], input, rows);
    },
    free: (net) => views[net].free,
    freeGradients: (net) => views[net].freeGradients,
    step(net, settings) {
      const norm = adam[net](++numSteps[net], settings);
      transposeWeights(kernels, layouts[net]);
      return norm;
    },
    parameters: (net) => readBlock(memory, layouts[net], layouts[net].parameters),
    parameterGradients: (net) => readBlock(memory, layouts[net], layouts[net].gradients),
    save: (net) => ({
      parameters: readBlock(memory, layouts[net], layouts[net].parameters),
      firstMoment: readBlock(memory, layouts[net], layouts[net].firstMoment),
      secondMoment: readBlock(memory, layouts[net], layouts[net].secondMoment),
      numSteps: numSteps[net],
    }),
    restore(net, state) {
      writeState(memory, layouts[net], state);
      transposeWeights(kernels, layouts[net]);
      numSteps[net] = state.numSteps;
    },
  };
}

/** What of a network's memory others may read and write. */
function viewsOf({ buffer }: WebAssembly.Memory, layout: NetworkLayout) {
  const numNumbers = layout.last.numOutputs * chunkSize;
  return {
    outputs: new Float32Array(buffer, layout.outputs, numNumbers),
    gradients: new Float32Array(buffer, layout.outputGradients, numNumbers),
    free: new Float32Array(buffer, layout.parameters + layout.free, layout.numFree),
    freeGradients: new Float32Array(buffer, layout.gradients + layout.free, layout.numFree),
  };
}

function checkSizes(inputSize: number, shapes: readonly NetworkShape[]): void {
  const sizes = shapes.flatMap(({ hidden, numOutputs }) => [...hidden, numOutputs]).concat(inputSize);
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 1);
  if (wrong !== undefined) {
    throw new Error(`wasm engine: a layer of ${wrong} units; every size must be a whole number of at least 1`);
  }
}
