import { relaxed, strict } from "./kernels.generated.ts";
import type { Kernels } from "./kernelTypes.ts";

/**
 * How sums of products are rounded. "strict": after the product and after the
 * sum, as IEEE 754 asks, so that all machines agree to the bit. "fast": once
 * where the processor can (relaxed SIMD), which is quicker; the last bits then
 * depend on the processor.
 */
export type Precision = "strict" | "fast";

const binaries: Readonly<Record<Precision, string>> = { strict, fast: relaxed };
const compiled: Partial<Record<Precision, WebAssembly.Module>> = {};

const bytesOf = (precision: Precision): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(binaries[precision]), (character) => character.charCodeAt(0));

/** Whether this runtime has what a precision needs. */
export const isAvailable = (precision: Precision): boolean =>
  compiled[precision] !== undefined || WebAssembly.validate(bytesOf(precision));

/** The kernels over a memory. They are compiled once, and at once: nothing to wait for, nothing to fetch. */
export function instantiate(memory: WebAssembly.Memory, precision: Precision = "strict"): Kernels {
  compiled[precision] ??= new WebAssembly.Module(bytesOf(precision));
  // Kernels is what the module exports; the compiler cannot know.
  return new WebAssembly.Instance(compiled[precision], { env: { memory } }).exports as unknown as Kernels;
}
