import type { NetworkState } from "../engine.ts";
import type { Reals } from "../../math/reals.ts";
import type { NetworkLayout } from "./layout.ts";
import { NUMBER, forEachParameter } from "./layout.ts";

const block = (memory: WebAssembly.Memory, { blockSize }: NetworkLayout, address: number): Float32Array =>
  new Float32Array(memory.buffer, address, blockSize / NUMBER);

/** A copy of the block at `address`, in the order of `Networks.parameters`. */
export function readBlock(memory: WebAssembly.Memory, layout: NetworkLayout, address: number): Float32Array {
  const numbers = block(memory, layout, address);
  const values = new Float32Array(layout.numParameters);
  forEachParameter(layout, (index, place) => {
    values[index] = numbers[place];
  });
  return values;
}

function writeBlock(memory: WebAssembly.Memory, layout: NetworkLayout, address: number, values: Reals): void {
  const numbers = block(memory, layout, address);
  numbers.fill(0); // the padding too: a diverged network may have made it NaN
  forEachParameter(layout, (index, place) => {
    numbers[place] = values[index];
  });
}

/** Writes a state into a network's blocks and forgets its gradients. */
export function writeState(memory: WebAssembly.Memory, layout: NetworkLayout, state: NetworkState): void {
  for (const name of ["parameters", "firstMoment", "secondMoment"] as const) {
    const { length } = state[name];
    if (length !== layout.numParameters) {
      const sizes = [...layout.hidden, layout.last].map(({ numInputs }) => numInputs);
      const expected = `a ${sizes.join("-")}-${layout.last.numOutputs} network with ${layout.numFree} free parameters has ${layout.numParameters}`;
      throw new Error(`wasm engine: cannot restore ${name} of ${length} numbers; ${expected}`);
    }
  }
  writeBlock(memory, layout, layout.parameters, state.parameters);
  writeBlock(memory, layout, layout.firstMoment, state.firstMoment);
  writeBlock(memory, layout, layout.secondMoment, state.secondMoment);
  block(memory, layout, layout.gradients).fill(0);
}
