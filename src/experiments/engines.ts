import { availableParallelism } from "node:os";
import type { Engine } from "../engine/engine.ts";
import { reference } from "../engine/reference/reference.ts";
import { tfjs } from "../engine/tfjs/tfjs.ts";
import { wasm, wasmEngine } from "../engine/wasm/wasm.ts";

/** `tfjs` is the first of the three below it that starts, and goes by that one's name. */
const engines: Readonly<Record<string, () => Engine | Promise<Engine>>> = {
  wasm: () => wasm,
  "wasm-fast": () => wasmEngine({ precision: "fast" }),
  "wasm-threads": () => wasmEngine({ threads: availableParallelism() }),
  "wasm-fast-threads": () => wasmEngine({ precision: "fast", threads: availableParallelism() }),
  reference: () => reference,
  tfjs: () => tfjs(),
  "tfjs-node": () => tfjs({ backend: "node" }),
  "tfjs-wasm": () => tfjs({ backend: "wasm" }),
  "tfjs-cpu": () => tfjs({ backend: "cpu" }),
};

/** What engines there are; the first is the default. */
export const engineNames: readonly string[] = Object.keys(engines);

/**
 * The engine of a name. What it is called itself is what a record should say.
 *
 * @throws where there is none, or it cannot be had on this machine.
 */
export async function engineNamed(name: string): Promise<Engine> {
  if (Object.hasOwn(engines, name)) return engines[name]();
  throw new Error(`--engine: there is no "${name}"; expected one of ${engineNames.join(", ")}`);
}
