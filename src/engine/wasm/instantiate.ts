import { relaxed, relaxedShared, strict, strictShared } from "./kernels.generated.ts";
import type { Kernels } from "./kernelTypes.ts";

/**
 * How sums of products are rounded. "strict": after the product and after the
 * sum, as IEEE 754 asks, so that all machines agree to the bit. "fast": once
 * where the processor can (relaxed SIMD), which is quicker; the last bits then
 * depend on the processor.
 */
export type Precision = "strict" | "fast";

/** Whether other threads see the memory too. */
export type Sharing = "own" | "shared";

const binaries: Readonly<Record<Precision, Readonly<Record<Sharing, string>>>> = {
  strict: { own: strict, shared: strictShared },
  fast: { own: relaxed, shared: relaxedShared },
};
const compiled = new Map<string, WebAssembly.Module>();

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** Whether this runtime has what a precision needs. */
export const isAvailable = (precision: Precision): boolean => WebAssembly.validate(bytesOf(binaries[precision].own));

/** The kernels over a memory. They are compiled once, and at once: nothing to wait for, nothing to fetch. */
export function instantiate(
  memory: WebAssembly.Memory,
  precision: Precision = "strict",
  sharing: Sharing = "own",
): Kernels {
  const binary = binaries[precision][sharing];
  let module = compiled.get(binary);
  if (!module) compiled.set(binary, (module = new WebAssembly.Module(bytesOf(binary))));
  // Kernels is what the module exports; the compiler cannot know.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
