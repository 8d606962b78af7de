import type { Engine } from "../engine/engine.ts";
import { reference } from "../engine/reference/reference.ts";
import { wasm } from "../engine/wasm/wasm.ts";

/** Every engine that runs without anything being installed; the first is the default. */
export const engines: Readonly<Record<string, Engine>> = { wasm, reference };

/**
 * The engine of a name.
 *
 * @throws where there is none.
 */
export function engineNamed(name: string): Engine {
  if (Object.hasOwn(engines, name)) return engines[name];
  throw new Error(`--engine: there is no "${name}"; expected one of ${Object.keys(engines).join(", ")}`);
}
