import type { NetworkShape, Networks } from "../engine.ts";
import { checkShapes } from "../reference/checkShapes.ts";
import { instantiate, type Precision } from "./instantiate.ts";
import type { NetworkLayout } from "./layout.ts";
import { layNetwork } from "./layout.ts";
import { learned } from "./learned.ts";
import { arena, createMemory, firstAddress, growTo } from "./memory.ts";
import { CHUNK_PANEL, NUMBER, chunkSize, panelsOf } from "./panels.ts";
import { partsOf } from "./parts/parts.ts";
import { tangentPasses } from "./tangentPasses.ts";
import { layTangents, tangents } from "./tangents.ts";

/** Networks on one thread. */
export function networks(inputSize: number, shapes: readonly NetworkShape[], precision: Precision): Networks {
  checkShapes("wasm", inputSize, shapes);

  // 1. Where does everything lie? The observations last, since only they grow.
  const plan = arena(firstAddress);
  const indexAddress = plan.allocate(chunkSize * NUMBER);
  const input = plan.allocate(panelsOf(inputSize) * CHUNK_PANEL);
  const widest = Math.max(0, ...shapes.flatMap(({ hidden }) => hidden));
  const scratch = plan.allocate(panelsOf(widest) * CHUNK_PANEL);
  const layouts = shapes.map((shape) => layNetwork(inputSize, shape, scratch, plan));
  const directions = layTangents(layouts, widest, plan);
  const observations = plan.size();

  const memory = createMemory();
  growTo(memory, observations, "use smaller hidden layers");
  const kernels = instantiate(memory, precision);
  const parts = layouts.map((layout) => partsOf(kernels, layout, input));
  const passes = layouts.map((layout, net) =>
    tangentPasses(kernels, layout, shapes[net].activation, directions, net, input),
  );

  // 2. What of it can be seen from here? Views die whenever the memory grows.
  let numbers = new Float32Array(memory.buffer);
  let chunk = new Uint32Array(memory.buffer, indexAddress, chunkSize);
  const look = () => layouts.map((layout, net) => viewsOf(memory, layout, directions.networks[net].outputs));
  let views = look();

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
        views = look();
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
    forward(nets) {
      for (const net of nets) {
        for (const part of parts[net]) {
          if (size === 1 && part.forwardRow) part.forwardRow();
          else part.forward(rows);
        }
      }
    },
    outputs: (net) => views[net].outputs,
    gradients: (net) => views[net].gradients,
    backward(nets) {
      for (const net of nets) {
        const { gradients } = views[net];
        // The way back goes over rows in fours.
        if (size === 1) for (const part of parts[net]) part.forward(rows);
        for (let row = size; row < rows; row++) {
          for (let place = row; place < gradients.length; place += chunkSize) gradients[place] = 0;
        }
        for (let i = parts[net].length - 1; i >= 0; i--) parts[net][i].backward(rows);
      }
    },
    free: (net) => views[net].free,
    freeGradients: (net) => views[net].freeGradients,
    ...learned(kernels, memory, layouts),
    tangents: tangents(memory, layouts, directions, {
      forward(nets) {
        for (const net of nets) for (const pass of passes[net]) pass(rows);
      },
      outputs: (net) => views[net].tangents,
    }),
  };
}

/** What of a network's memory others may read and write. */
function viewsOf({ buffer }: WebAssembly.Memory, layout: NetworkLayout, tangents: number) {
  const numNumbers = layout.last.numOutputs * chunkSize;
  return {
    outputs: new Float32Array(buffer, layout.outputs, numNumbers),
    gradients: new Float32Array(buffer, layout.outputGradients, numNumbers),
    tangents: new Float32Array(buffer, tangents, numNumbers),
    free: new Float32Array(buffer, layout.parameters + layout.free, layout.numFree),
    freeGradients: new Float32Array(buffer, layout.gradients + layout.free, layout.numFree),
  };
}
