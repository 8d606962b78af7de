import { kernels } from "./kernels.generated.ts";
import type { Kernels } from "./kernelTypes.ts";

let compiled: WebAssembly.Module | undefined;

/** The kernels over a memory. They are compiled once, and at once: nothing to wait for, nothing to fetch. */
export function instantiate(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernels), (character) => character.charCodeAt(0)));
  // Kernels is what the module exports; the compiler cannot know.
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernels;
}
