import type { NetworkState } from "../engine.ts";
import type { Reals } from "../../math/reals.ts";
import type { NetworkLayout } from "./layout.ts";
import { forEachParameter } from "./layout.ts";
import { NUMBER } from "./panels.ts";

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

/** Makes all gains 1. */
export function writeGains(memory: WebAssembly.Memory, layout: NetworkLayout): void {
  const numbers = block(memory, layout, layout.parameters);
  for (const { normalization, numOutputs } of layout.hidden) {
    if (normalization === undefined) continue;
    const first = normalization.gains / NUMBER;
    numbers.fill(1, first, first + numOutputs);
  }
}

/** Forgets the gradient of a network. */
export function forget(memory: WebAssembly.Memory, layout: NetworkLayout): void {
  block(memory, layout, layout.gradients).fill(0);
}

/** Puts other parameters in place. */
export function writeParameters(memory: WebAssembly.Memory, layout: NetworkLayout, parameters: Reals): void {
  checkLength("set parameters", layout, parameters);
  writeBlock(memory, layout, layout.parameters, parameters);
}

/** Writes a state into a network's blocks and forgets its gradient. */
export function writeState(memory: WebAssembly.Memory, layout: NetworkLayout, state: NetworkState): void {
  for (const name of ["parameters", "firstMoment", "secondMoment"] as const) {
    checkLength(`restore ${name}`, layout, state[name]);
  }
  writeBlock(memory, layout, layout.parameters, state.parameters);
  writeBlock(memory, layout, layout.firstMoment, state.firstMoment);
  writeBlock(memory, layout, layout.secondMoment, state.secondMoment);
  forget(memory, layout);
}

function checkLength(what: string, layout: NetworkLayout, { length }: Reals): void {
  if (length === layout.numParameters) return;
  const sizes = [...layout.hidden, layout.last].map(({ numInputs }) => numInputs);
  const expected = `a ${sizes.join("-")}-${layout.last.numOutputs} network with ${layout.numFree} free parameters has ${layout.numParameters}`;
  throw new Error(`wasm engine: cannot ${what} of ${length} numbers; ${expected}`);
}
