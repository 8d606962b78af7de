import type { Engine } from "../engine.ts";
import { isAvailable, type Precision } from "./instantiate.ts";
import { lanedNetworks } from "./lanes/lanedNetworks.ts";
import { networks } from "./networks.ts";

/** How the networks of the wasm engine are computed. */
export interface WasmOptions {
  readonly precision?: Precision;
  /**
   * Over how many threads an update is spread; up to 4 are of use. The numbers do not depend on how many there are,
   * but differ in the last bits from those without this option, which sum in another order. Worth it where a single
   * run is in a hurry and cores are idle: threads wait for each other in loops. Seeds side by side cost nothing.
   */
  readonly threads?: number;
}

/**
 * Networks in hand-written WebAssembly: single precision, 128-bit SIMD, and
 * unless said otherwise strict IEEE arithmetic, so that the same numbers come out
 * bit by bit on every machine.
 *
 * @throws where this runtime cannot do what is asked for.
 */
export function wasmEngine({ precision = "strict", threads }: WasmOptions = {}): Engine {
  if (!isAvailable(precision)) {
    const ways = "use Node 22 or later, node --experimental-wasm-relaxed-simd, or precision strict";
    throw new Error(`wasm engine: this runtime has no relaxed SIMD, which precision ${precision} needs; ${ways}`);
  }
  const name = precision === "strict" ? "wasm" : `wasm-${precision}`;
  if (threads === undefined) return { name, networks: (...of) => networks(...of, precision) };
  if (!(Number.isInteger(threads) && threads >= 1)) {
    throw new Error(`wasm engine: threads is ${threads}; it must be a whole number of at least 1`);
  }
  return { name: `${name}-threads`, networks: (...of) => lanedNetworks(...of, precision, threads) };
}

/** The engine that all others are measured by: strict, on one thread. */
export const wasm: Engine = wasmEngine();
