import type { Chunk } from "./chunk.ts";
import type { Networks } from "./engine.ts";

/** Passes over all samples there are, in order, each with the same share. */
export interface EverySample {
  /** What of them is at hand. */
  readonly chunk: Chunk;
  /** From here on there are so many. */
  resize(size: number): void;
  /** Computes some networks on one chunk after another, and works on each; chunk `at` is the last or not. */
  pass(nets: readonly number[], work: (at: number, isLast: boolean) => void): void;
}

export function everySample(networks: Networks): EverySample {
  const { chunkSize } = networks;
  const chunk: Chunk = { numRows: 0, sample: new Uint32Array(chunkSize), share: new Float64Array(chunkSize) };
  let everyRow = new Uint32Array(0); // 0, 1, 2, …
  return {
    chunk,

    resize(size) {
      if (everyRow.length !== size) everyRow = Uint32Array.from({ length: size }, (_, i) => i);
      chunk.share.fill(1 / size);
    },

    pass(nets, work) {
      const size = everyRow.length;
      for (let at = 0; at * chunkSize < size; at++) {
        const from = at * chunkSize;
        chunk.numRows = Math.min(chunkSize, size - from);
        for (let row = 0; row < chunk.numRows; row++) chunk.sample[row] = from + row;
        networks.select(everyRow, from, from + chunk.numRows);
        networks.forward(nets);
        work(at, from + chunk.numRows === size);
      }
    },
  };
}
