import type { Engine } from "../engine.ts";
import { isAvailable, type Precision } from "./instantiate.ts";
import { networks } from "./networks.ts";

/** How the networks of the wasm engine are computed. */
export interface WasmOptions {
  readonly precision?: Precision;
}

/**
 * Networks in hand-written WebAssembly: single precision, 128-bit SIMD, and
 * unless said otherwise strict IEEE arithmetic, so that the same numbers come out
 * bit by bit on every machine.
 *
 * @throws where this runtime cannot do what is asked for.
 */
export function wasmEngine({ precision = "strict" }: WasmOptions = {}): Engine {
  if (!isAvailable(precision)) {
    const ways = "use Node 22 or later, node --experimental-wasm-relaxed-simd, or precision strict";
    throw new Error(`wasm engine: this runtime has no relaxed SIMD, which precision ${precision} needs; ${ways}`);
  }
  return {
    name: precision === "strict" ? "wasm" : `wasm-${precision}`,
    networks: (inputSize, shapes) => networks(inputSize, shapes, precision),
  };
}

/** The engine that all others are measured by: strict, on one thread. */
export const wasm: Engine = wasmEngine();
