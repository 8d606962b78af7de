import type { BackendState } from "../engine/tfjs/tfjs.ts";
import type { PackageProblem } from "../engine/tfjs/packageProblem.ts";
import type { WebAssemblyFeature } from "./webAssembly.ts";

/** A package that Saddle does without, but for one thing. */
export interface OptionalPackage {
  readonly name: string;
  readonly purpose: string;
  readonly problem?: PackageProblem; // where something hinders it
}

/** What matters of a machine. */
export interface Machine {
  readonly nodeVersion: string;
  readonly numCores: number;
  readonly totalMemory: number; // bytes
  readonly freeMemory: number; // bytes
  readonly supports: (feature: WebAssemblyFeature) => boolean;
  readonly backends: readonly BackendState[]; // of TensorFlow.js
  readonly packages: readonly OptionalPackage[];
}

/** One thing, how it stands, and what to do about it: nothing where that is empty. */
export interface Finding {
  readonly what: string;
  readonly state: string;
  readonly advice: string;
  /** Whether Saddle cannot run this way. */
  readonly isFatal?: true;
}

/** The oldest Node that will do; `engines` in package.json says the same. */
export const oldestNode = "20.19";

const memoryPerRun = 512 * 2 ** 20;

/** What there is to say about a machine. */
export function findings({ packages, backends, ...machine }: Machine): readonly Finding[] {
  const { numCores, totalMemory, freeMemory, supports } = machine;
  const numFitting = Math.max(1, Math.floor((0.8 * totalMemory) / memoryPerRun));
  const memory = `${gibibytes(totalMemory)} GiB, ${gibibytes(freeMemory)} free`;
  return [
    nodeFinding(machine.nodeVersion),
    { what: "cores", state: String(numCores), advice: "" },
    {
      what: "memory",
      state: memory,
      advice: numFitting < numCores ? `use --workers ${numFitting}, so that every run has 512 MiB` : "",
    },
    {
      what: "WebAssembly SIMD",
      ...yesOr(supports("SIMD"), "use --engine reference, which is slower, or another build of Node"),
    },
    {
      what: "WebAssembly relaxed SIMD",
      ...yesOr(supports("relaxed SIMD"), "nothing, unless bits do not matter and speed does: Node 22 has it"),
    },
    {
      what: "WebAssembly threads",
      ...yesOr(supports("threads"), "nothing: runs are spread over processes"),
    },
    ...backends.map(backendFinding),
    ...packages.map(packageFinding),
  ];
}

function nodeFinding(version: string): Finding {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode.split(".").map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
    return { what: "Node", state: version, advice: "" };
  }
  return { what: "Node", state: `${version}, too old`, advice: `install Node ${oldestNode} or newer`, isFatal: true };
}

const yesOr = (supported: boolean, advice: string) =>
  supported ? { state: "yes", advice: "" } : { state: "no", advice };

function backendFinding({ name, state, reason }: BackendState): Finding {
  const advice = state === "absent" || state === "broken" ? reason : "";
  const states = { used: "used by --engine tfjs", works: `works, as --engine tfjs-${name}` };
  return { what: `TensorFlow.js, ${name}`, state: state in states ? states[state as "used"] : state, advice };
}

function packageFinding({ name, purpose, problem }: OptionalPackage): Finding {
  const what = `${name}, for ${purpose}`;
  if (problem === undefined) return { what, state: "there", advice: "" };
  if (problem === "absent") return { what, state: "absent", advice: `npm install -D ${name}` };
  return { what, state: "broken", advice: `npm rebuild ${name}: ${problem.broken}` };
}

const gibibytes = (bytes: number) => (bytes / 2 ** 30).toFixed(1);
