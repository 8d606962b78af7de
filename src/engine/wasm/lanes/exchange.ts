import { NUMBER, chunkSize as laneSize } from "../panels.ts";
import { numLanes, type Lane } from "./lanes.ts";

/** How the rows of a chunk are dealt out: the first `stride` to the first lane, and so on. */
export interface Share {
  size: number;
  stride: number; // a multiple of 4
}

/** How many rows a lane has. */
export const sizeOf = ({ size, stride }: Share, lane: number): number =>
  Math.max(0, Math.min(stride, size - lane * stride));

/** Puts the outputs of all lanes together, or what else lies as they do: [numOutputs, numLanes · laneSize]. */
export function fetchOutputs(
  numbers: Float32Array,
  addresses: readonly number[], // of each lane
  numOutputs: number,
  share: Share,
  outputs: Float32Array,
): void {
  for (let lane = 0; lane < numLanes; lane++) {
    const address = addresses[lane];
    const size = sizeOf(share, lane);
    for (let o = 0; o < numOutputs; o++) {
      const from = address / NUMBER + o * laneSize;
      const to = o * numLanes * laneSize + lane * share.stride;
      for (let row = 0; row < size; row++) outputs[to + row] = numbers[from + row];
    }
  }
}

/** Gives each lane the gradients of its outputs; those of rows that only fill up fours are 0. */
export function handOutGradients(
  numbers: Float32Array,
  lanes: readonly Lane[],
  net: number,
  share: Share,
  gradients: Float32Array,
): void {
  for (let lane = 0; lane < numLanes; lane++) {
    const { outputGradients: address, last } = lanes[lane].layouts[net];
    const size = sizeOf(share, lane);
    for (let o = 0; o < last.numOutputs; o++) {
      const from = o * numLanes * laneSize + lane * share.stride;
      const to = address / NUMBER + o * laneSize;
      for (let row = 0; row < size; row++) numbers[to + row] = gradients[from + row];
      for (let row = size; row % 4 !== 0; row++) numbers[to + row] = 0;
    }
  }
}
