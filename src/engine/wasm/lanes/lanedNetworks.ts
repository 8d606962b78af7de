import type { NetworkShape, Networks } from "../../engine.ts";
import { checkShapes } from "../../reference/checkShapes.ts";
import { instantiate, type Precision } from "../instantiate.ts";
import { learned } from "../learned.ts";
import { arena, createSharedMemory, firstAddress, growTo } from "../memory.ts";
import { NUMBER, chunkSize as laneSize } from "../panels.ts";
import { tangents } from "../tangents.ts";
import { crew } from "./crew.ts";
import { fetchOutputs, handOutGradients, sizeOf, type Share } from "./exchange.ts";
import { layLanes, numLanes } from "./lanes.ts";
import { BACKWARD, FORWARD, GATHER, TANGENT } from "./orders.ts";

const chunkSize = numLanes * laneSize;
const VECTOR = 16; // bytes

/**
 * Networks on several threads. A chunk is parted into lanes of rows, always as
 * many, whose gradients are summed apart and then added up in order: the numbers
 * are the same for any number of threads. They are not those of one thread
 * without lanes, which sums in another order.
 */
export function lanedNetworks(
  inputSize: number,
  shapes: readonly NetworkShape[],
  precision: Precision,
  numThreads: number,
): Networks {
  checkShapes("wasm", inputSize, shapes);
  const plan = arena(firstAddress);
  const lanes = layLanes(inputSize, shapes, plan);
  const [{ layouts }] = lanes;
  const observations = plan.size();
  const memory = createSharedMemory();
  growTo(memory, observations, "use smaller hidden layers");
  const kernels = instantiate(memory, precision, "shared");
  const numNets = shapes.length;
  const threads = crew(numThreads, { kernels, lanes, memory, precision, inputSize, observations, numNets });

  // What callers read and write: outputs and their gradients of all lanes in one.
  const outputs = shapes.map(({ numOutputs }) => new Float32Array(numOutputs * chunkSize));
  const gradients = outputs.map(({ length }) => new Float32Array(length));
  const outputTangents = outputs.map(({ length }) => new Float32Array(length));
  const outputsAt = shapes.map((_, net) => lanes.map((lane) => lane.layouts[net].outputs));
  const tangentsAt = shapes.map((_, net) => lanes.map((lane) => lane.tangents.networks[net].outputs));

  // Views die whenever the memory grows.
  let numbers = new Float32Array(memory.buffer);
  let indices = new Uint32Array(memory.buffer);
  const free = (net: number, block: number) => {
    const from = (block + layouts[net].free) / NUMBER;
    return numbers.subarray(from, from + layouts[net].numFree);
  };

  // The present chunk. `rows` are those of each lane, counted up to the next multiple of 4.
  const share: Share = { size: 0, stride: 0 };
  let isGathered = false;
  const rows = new Array<number>(numLanes).fill(0);

  return {
    chunkSize,
    load(obs, count) {
      const length = count * inputSize;
      if (obs.length < length) {
        throw new Error(
          `wasm engine: cannot load ${count} rows from ${obs.length} numbers; ${inputSize} a row make ${length}`,
        );
      }
      if (growTo(memory, observations + length * NUMBER, "use a smaller numSteps × numEnvs")) {
        numbers = new Float32Array(memory.buffer);
        indices = new Uint32Array(memory.buffer);
      }
      numbers.set(obs.length === length ? obs : obs.subarray(0, length), observations / NUMBER);
    },
    select(index, from, to) {
      if (to - from > chunkSize) {
        throw new Error(`wasm engine: cannot select ${to - from} rows at once; a chunk holds at most ${chunkSize}`);
      }
      share.size = to - from;
      share.stride = Math.ceil(share.size / numLanes / 4) * 4;
      isGathered = false;
      for (const [lane, { index: address }] of lanes.entries()) {
        const count = sizeOf(share, lane);
        rows[lane] = Math.ceil(count / 4) * 4;
        const first = from + lane * share.stride;
        // Rows beyond the last are that one once more; their gradients will be 0.
        for (let row = 0; row < rows[lane]; row++) {
          indices[address / NUMBER + row] = index[first + Math.min(row, count - 1)];
        }
      }
    },
    forward(nets) {
      threads.work(isGathered ? FORWARD : GATHER | FORWARD, nets, rows);
      isGathered = true;
      for (const net of nets) fetchOutputs(numbers, outputsAt[net], shapes[net].numOutputs, share, outputs[net]);
    },
    outputs: (net) => outputs[net],
    gradients: (net) => gradients[net],
    backward(nets) {
      for (const net of nets) handOutGradients(numbers, lanes, net, share, gradients[net]);
      threads.work(BACKWARD, nets, rows);
      for (const net of nets) {
        const { blockSize } = layouts[net];
        for (let lane = 1; lane < numLanes; lane++) {
          if (rows[lane] === 0) continue;
          kernels.moveSum(layouts[net].gradients, lanes[lane].layouts[net].gradients, blockSize / VECTOR);
        }
      }
    },
    free: (net) => free(net, layouts[net].parameters),
    freeGradients: (net) => free(net, layouts[net].gradients),
    ...learned(kernels, memory, layouts),
    tangents: tangents(memory, layouts, lanes[0].tangents, {
      forward(nets) {
        threads.work(TANGENT, nets, rows);
        for (const net of nets) {
          fetchOutputs(numbers, tangentsAt[net], shapes[net].numOutputs, share, outputTangents[net]);
        }
      },
      outputs: (net) => outputTangents[net],
    }),
  };
}
