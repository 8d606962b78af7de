import { enableProdMode, setBackend } from "@tensorflow/tfjs-core";
import { borrowKernels } from "./borrowKernels.ts";
import { dropWrongKernel } from "./dropWrongKernel.ts";
import { packageProblem } from "./packageProblem.ts";
import { registerGradients } from "./registerGradients.ts";
import { removeEmscriptenListeners } from "./removeEmscriptenListeners.ts";
import { restoreUtil } from "./restoreUtil.ts";
import { transposeFirst } from "./transposeFirst.ts";

/** What computes tensors: native TensorFlow, WebAssembly, or plain JavaScript. */
export type Backend = "node" | "wasm" | "cpu";

/** How the packages of backends are loaded. */
export type Packages = Partial<Readonly<Record<Backend, () => Promise<unknown>>>>;

/** How a backend stands, and why. */
export interface BackendState {
  readonly name: Backend;
  /** "used": the engine takes it; "works": it could; "absent": not installed; "broken": installed, but it does not load. */
  readonly state: "used" | "works" | "absent" | "broken";
  readonly reason: string;
}

interface BackendKind {
  readonly packageName: string;
  readonly tensorflowName: string; // what `setBackend` calls it
  /** What has to be done before its package is loaded. */
  prepare?(): Promise<void>;
  load(): Promise<unknown>;
  /** What has to be done once it has started. */
  finish?(): Promise<void> | void;
}

const nativePackage: string = "@tensorflow/tfjs-node"; // a string to the compiler, which need not find it

/** The fastest first. */
const kinds: Readonly<Record<Backend, BackendKind>> = {
  node: {
    packageName: nativePackage,
    tensorflowName: "tensorflow",
    prepare: restoreUtil,
    load: () => import(nativePackage),
  },
  wasm: {
    packageName: "@tensorflow/tfjs-backend-wasm",
    tensorflowName: "wasm",
    load: () => import("@tensorflow/tfjs-backend-wasm"),
    async finish() {
      removeEmscriptenListeners();
      transposeFirst();
      await borrowKernels();
    },
  },
  cpu: {
    packageName: "@tensorflow/tfjs-backend-cpu",
    tensorflowName: "cpu",
    load: () => import("@tensorflow/tfjs-backend-cpu"),
    finish: dropWrongKernel,
  },
};
const backends = Object.keys(kinds) as Backend[];

/**
 * Starts a backend: the wanted one, or else the first that starts.
 *
 * @throws where none can be had, saying why.
 */
export async function chooseBackend(
  wanted: Backend | undefined,
  packages: Packages,
): Promise<{ readonly name: Backend; readonly tensorflowName: string }> {
  if (wanted !== undefined && !backends.includes(wanted)) {
    throw new Error(`tfjs engine: there is no backend "${String(wanted)}"; expected one of ${backends.join(", ")}`);
  }
  const reasons: string[] = [];
  for (const name of wanted === undefined ? backends : [wanted]) {
    const problem = await start(name, packages);
    if (problem === undefined) return { name, tensorflowName: kinds[name].tensorflowName };
    reasons.push(problem.reason);
  }
  throw new Error(`tfjs engine: ${reasons.join("; ")}`);
}

/** How every backend stands. */
export async function reportBackends(packages: Packages): Promise<readonly BackendState[]> {
  const states: BackendState[] = [];
  for (const name of backends) {
    const faster = states.find(({ state }) => state === "used");
    states.push(
      (await start(name, packages))
        ?? (faster
          ? { name, state: "works", reason: `works, but ${faster.name} is faster` }
          : { name, state: "used", reason: "the fastest that starts" }),
    );
  }
  return states;
}

/** Makes a backend the present one; answers what hinders that, if anything does. */
async function start(name: Backend, packages: Packages): Promise<BackendState | undefined> {
  const { tensorflowName, prepare, load, finish } = kinds[name];
  enableProdMode(); // backends that are not in production greet on the console
  try {
    await prepare?.();
    await (packages[name] ?? load)();
    await registerGradients();
    if (!(await setBackend(tensorflowName))) throw new Error(`its backend "${tensorflowName}" did not start`);
    await finish?.();
    return undefined;
  } catch (error) {
    return problemOf(name, error);
  }
}

function problemOf(name: Backend, error: unknown): BackendState {
  const { packageName } = kinds[name];
  const problem = packageProblem(packageName, error);
  if (problem === "absent") {
    const reason = `${packageName} is not installed; "npm install -D ${packageName}" installs it`;
    return { name, state: "absent", reason };
  }
  const reason = `${packageName} is installed but does not load (${problem.broken}); try "npm rebuild ${packageName}"`;
  return { name, state: "broken", reason };
}
