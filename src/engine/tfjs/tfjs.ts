import type * as TensorFlow from "@tensorflow/tfjs-core";
import type { Engine } from "../engine.ts";
import type { Backend, BackendState, Packages } from "./backends.ts";

export type { Backend, BackendState } from "./backends.ts";

export interface TfjsOptions {
  /** Which backend of TensorFlow.js computes; the fastest that starts unless said otherwise. */
  readonly backend?: Backend;
  /** How the package of a backend is loaded, where that is not by its name. */
  readonly packages?: Packages;
}

/**
 * Networks in TensorFlow.js, by its automatic differentiation: perceptrons, and networks of your own that are written
 * with tensors. The engine is called after its backend, as in "tfjs-wasm", since the last bits differ between backends.
 *
 * TensorFlow.js is loaded when this is called, and not before. The weights stay in its memory for as long as the
 * process lives. Smilkov et al. (2019), https://arxiv.org/abs/1901.05350
 *
 * @throws where the backend cannot be had, saying what to do.
 */
export async function tfjs({ backend, packages = {} }: TfjsOptions = {}): Promise<Engine> {
  const { chooseBackend } = await import("./backends.ts");
  const { networks } = await import("./networks.ts");
  const { name, tensorflowName } = await chooseBackend(backend, packages);
  return {
    name: `tfjs-${name}`,
    networks: (inputSize, shapes) => networks(tensorflowName, inputSize, shapes),
  };
}

/**
 * TensorFlow.js itself, on a backend and with the gradients of its operations, to write networks and losses with:
 * `const tf = await tensorflow()`. What is imported from "@tensorflow/tfjs-core" has neither before this, or an engine,
 * has started one.
 *
 * @throws where the backend cannot be had, saying what to do.
 */
export async function tensorflow({ backend, packages = {} }: TfjsOptions = {}): Promise<typeof TensorFlow> {
  const { chooseBackend } = await import("./backends.ts");
  await chooseBackend(backend, packages);
  return import("@tensorflow/tfjs-core");
}

/** How each backend of TensorFlow.js stands, the fastest first: which one the engine takes, and why not the others. */
export async function backendReport(packages: Packages = {}): Promise<readonly BackendState[]> {
  const { reportBackends } = await import("./backends.ts");
  return reportBackends(packages);
}
