import type { Tangents } from "../engine.ts";
import type { NetworkLayout } from "./layout.ts";
import { forEachParameter } from "./layout.ts";
import type { Arena } from "./memory.ts";
import { CHUNK_PANEL, NUMBER, OUTPUT_ROW, panelsOf } from "./panels.ts";

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

/**
 * Derivatives forward, of networks in a memory. How rows go through them is not asked here: `passing` sends the present
 * chunk along, and shows what came out.
 */
export function tangents(
  memory: WebAssembly.Memory,
  layouts: readonly NetworkLayout[],
  { networks }: TangentLayout,
  passing: Pick<Tangents, "forward" | "outputs">,
): Tangents {
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
  let seen = new Float32Array(memory.buffer);
  const numbers = () => (seen.buffer === memory.buffer ? seen : (seen = new Float32Array(memory.buffer)));

  return {
    ...passing,
    direct(net, direction) {
      const order = orderOf(net);
      const all = numbers();
      const first = networks[net].direction / NUMBER;
      for (let p = 0; p < order.length; p++) all[first + order[p]] = direction[p];
    },
    collect(net, sums) {
      const order = orderOf(net);
      const all = numbers();
      const first = layouts[net].gradients / NUMBER;
      for (let p = 0; p < order.length; p++) {
        sums[p] += all[first + order[p]];
        all[first + order[p]] = 0;
      }
    },
  };
}
