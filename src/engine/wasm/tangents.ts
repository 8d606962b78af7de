import type { NetworkShape, Tangents } from "../engine.ts";
import type { Kernels } from "./kernelTypes.ts";
import type { NetworkLayout } from "./layout.ts";
import { forEachParameter } from "./layout.ts";
import type { Arena } from "./memory.ts";
import { CHUNK_PANEL, NUMBER, OUTPUT_ROW, chunkSize, panelsOf } from "./panels.ts";
import type { Pass } from "./parts/part.ts";
import { tangentPasses } from "./tangentPasses.ts";

/** Where the derivatives of networks live. */
export interface TangentLayout {
  readonly product: number; // address; panels of the widest hidden layer, as the next
  readonly result: number;
  readonly networks: readonly {
    readonly direction: number; // address; a block as that of the parameters
    readonly outputs: number; // address; [outputs, chunkSize]
  }[];
}

/** Finds a place for them. */
export function layTangents(layouts: readonly NetworkLayout[], widest: number, memory: Arena): TangentLayout {
  return {
    product: memory.allocate(panelsOf(widest) * CHUNK_PANEL),
    result: memory.allocate(panelsOf(widest) * CHUNK_PANEL),
    networks: layouts.map(({ blockSize, last }) => ({
      direction: memory.allocate(blockSize),
      outputs: memory.allocate(last.numOutputs * OUTPUT_ROW),
    })),
  };
}

/** Derivatives forward, of networks that read the panels at `input`. `numRows` answers how many rows go through. */
export function tangents(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  shapes: readonly NetworkShape[],
  layouts: readonly NetworkLayout[],
  places: TangentLayout,
  input: number,
  numRows: () => number,
): Tangents {
  const passes = layouts.map((layout, net): readonly Pass[] =>
    tangentPasses(kernels, layout, shapes[net].activation, places, net, input),
  );
  const orders: Uint32Array[] = []; // of each network: where in a block each parameter lies, in numbers
  const orderOf = (net: number) => {
    if (orders[net] === undefined) {
      const order = new Uint32Array(layouts[net].numParameters);
      forEachParameter(layouts[net], (index, place) => void (order[index] = place));
      orders[net] = order;
    }
    return orders[net];
  };

  // Views die whenever the memory grows.
  const look = () => ({
    buffer: memory.buffer,
    numbers: new Float32Array(memory.buffer),
    outputs: places.networks.map(
      ({ outputs }, net) => new Float32Array(memory.buffer, outputs, layouts[net].last.numOutputs * chunkSize),
    ),
  });
  let seen = look();
  const views = () => (seen.buffer === memory.buffer ? seen : (seen = look()));

  return {
    direct(net, direction) {
      const order = orderOf(net);
      const { numbers } = views();
      const first = places.networks[net].direction / NUMBER;
      for (let p = 0; p < order.length; p++) numbers[first + order[p]] = direction[p];
    },
    forward(nets) {
      for (const net of nets) for (const pass of passes[net]) pass(numRows());
    },
    outputs: (net) => views().outputs[net],
    collect(net, sums) {
      const order = orderOf(net);
      const { numbers } = views();
      const first = layouts[net].gradients / NUMBER;
      for (let p = 0; p < order.length; p++) {
        sums[p] += numbers[first + order[p]];
        numbers[first + order[p]] = 0;
      }
    },
  };
}
