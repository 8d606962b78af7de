import * as tf from "@tensorflow/tfjs-core";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import util from "node:util";
import { afterAll, describe, expect, it, test } from "vitest";
import { packageProblem } from "../../src/engine/tfjs/packageProblem.ts";
import { backendReport, tfjs, type Backend } from "../../src/engine/tfjs/tfjs.ts";

const root = mkdtempSync(join(tmpdir(), "saddle-tfjs-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Loads @tensorflow/tfjs-node from a project where it is the given source, or is not installed. */
function nativeFrom(project: string, source?: string) {
  const folder = join(root, project, "node_modules/@tensorflow/tfjs-node");
  mkdirSync(folder, { recursive: true });
  if (source !== undefined) {
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "@tensorflow/tfjs-node", main: "index.js" }));
    writeFileSync(join(folder, "index.js"), source);
  }
  const require = createRequire(join(root, project, "index.js"));
  return async () => {
    if (source !== undefined) delete require.cache[require.resolve("@tensorflow/tfjs-node")]; // load it afresh
    return require("@tensorflow/tfjs-node") as unknown;
  };
}

const absent = nativeFrom("absent");
// What version 4.22 says where its install script did not run.
const unbuilt = nativeFrom(
  "unbuilt",
  `throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found at path: x.node. \\nPlease run command 'npm rebuild …'.");`,
);
const incomplete = nativeFrom("incomplete", `require("tfjs-node-needs-this");`);
// The plain JavaScript backend under the name of the native one. It wants what Node 23 took away.
const require = createRequire(import.meta.url);
const working = nativeFrom(
  "working",
  `const tf = require(${JSON.stringify(require.resolve("@tensorflow/tfjs-core"))});
  require(${JSON.stringify(require.resolve("@tensorflow/tfjs-backend-cpu"))});
  if (!require("util").isNullOrUndefined(undefined) || !require("util").isArray([])) throw new Error("no");
  tf.copyRegisteredKernels("cpu", "tensorflow");
  tf.registerBackend("tensorflow", tf.findBackendFactory("cpu"), 3);`,
);
const missing = (name: string) => () =>
  Promise.reject(new Error(`Cannot find package '@tensorflow/${name}' imported from here`));
const noWasm = missing("tfjs-backend-wasm");
const noCpu = missing("tfjs-backend-cpu");

const wanted = { absent: `@tensorflow/tfjs-node is not installed; "npm install -D @tensorflow/tfjs-node" installs it` };
const unbuiltReason =
  "@tensorflow/tfjs-node is installed but does not load (The Node.js native addon module (tfjs_binding.node)"
  + ' can not be found at path: x.node); try "npm rebuild @tensorflow/tfjs-node"';

describe("tfjs()", () => {
  it.each([
    ["the native backend where it loads", {}, working, undefined, "tfjs-node"],
    ["wasm where the native one is absent", {}, absent, undefined, "tfjs-wasm"],
    ["wasm where the native one is broken", {}, unbuilt, undefined, "tfjs-wasm"],
    ["cpu where there is nothing else", { wasm: noWasm }, absent, undefined, "tfjs-cpu"],
    ["what is asked for, be there a faster one", {}, working, "cpu", "tfjs-cpu"],
  ] as const)("takes %s", async (_case, packages, node, backend, name) => {
    const engine = await tfjs({ packages: { ...packages, node }, ...(backend && { backend }) });
    expect(engine.name).toBe(name);
  });

  it.each([
    ["node", { node: absent }, `tfjs engine: ${wanted.absent}`],
    ["node", { node: unbuilt }, `tfjs engine: ${unbuiltReason}`],
    ["node", { node: incomplete }, "is installed but does not load (Cannot find module 'tfjs-node-needs-this')"],
    ["node", { node: () => Promise.resolve() }, "is installed but does not load (Backend name 'tensorflow' not found"],
    ["wasm", { wasm: noWasm }, "tfjs engine: @tensorflow/tfjs-backend-wasm is not installed"],
    ["gpu", {}, 'tfjs engine: there is no backend "gpu"; expected one of node, wasm, cpu'],
  ])("says what to do where %s cannot be had", async (backend, packages, message) => {
    await tf.setBackend("cpu");
    if (tf.findBackendFactory("tensorflow")) tf.removeBackend("tensorflow");
    await expect(tfjs({ backend: backend as Backend, packages })).rejects.toThrow(message);
  });

  it("gives every reason where no backend can be had", async () => {
    await expect(tfjs({ packages: { node: unbuilt, wasm: noWasm, cpu: noCpu } })).rejects.toThrow(
      /^tfjs engine: @tensorflow\/tfjs-node is installed but .*; @tensorflow\/tfjs-backend-wasm is not .*; @tensorflow\/tfjs-backend-cpu is not [^\n]*$/,
    );
  });

  it("computes on the native backend, and gives Node back what that one calls", async () => {
    const changeable = util as { isNullOrUndefined?: unknown; isArray?: unknown };
    const { isNullOrUndefined, isArray } = changeable;
    delete changeable.isNullOrUndefined;
    delete changeable.isArray;
    try {
      const engine = await tfjs({ backend: "node", packages: { node: working } });
      const layers = { hidden: [], activation: "tanh", normalization: "none" } as const;
      const networks = engine.networks(2, [{ ...layers, numOutputs: 1, numFree: 0 }]);
      expect(tf.getBackend()).toBe("tensorflow");
      networks.setParameters(0, Float32Array.of(3, 4, 5));
      networks.load(Float32Array.of(10, 100), 1);
      networks.select(Uint32Array.of(0), 0, 1);
      networks.forward([0]);
      expect(networks.outputs(0)[0]).toBe(435);
      networks.gradients(0)[0] = 2;
      networks.backward([0]);
      expect([...networks.parameterGradients(0)]).toEqual([20, 200, 2]);
    } finally {
      Object.assign(changeable, { isNullOrUndefined, isArray });
    }
  });
});

describe("backendReport()", () => {
  const states = async (packages: Parameters<typeof backendReport>[0]) =>
    (await backendReport(packages)).map(({ name, state }) => `${name} ${state}`);

  it("says which backend is used, and what of the others", async () => {
    expect(await states({ node: working })).toEqual(["node used", "wasm works", "cpu works"]);
    expect(await states({ node: absent })).toEqual(["node absent", "wasm used", "cpu works"]);
    expect(await states({ node: unbuilt, wasm: noWasm })).toEqual(["node broken", "wasm absent", "cpu used"]);
  });

  it("says why", async () => {
    const reasons = (await backendReport({ node: unbuilt })).map(({ reason }) => reason);
    expect(reasons).toEqual([unbuiltReason, "the fastest that starts", "works, but wasm is faster"]);
    expect((await backendReport({ node: absent }))[0].reason).toBe(wanted.absent);
  });
});

test.each([
  ["Cannot find package '@a/b' imported from /x", "absent"],
  ["Cannot find module '@a/b'\nRequire stack:\n- /x", "absent"],
  ["Cannot find module 'c'\nRequire stack:\n- /x/@a/b/index.js", { broken: "Cannot find module 'c'" }],
  ["It broke. ", { broken: "It broke" }],
])("%j means that the package @a/b is %j", (message, problem) => {
  expect(packageProblem("@a/b", new Error(message))).toEqual(problem);
});

test("errors that nobody catches are shown as they are, not within the source of the wasm backend", async () => {
  await tfjs({ backend: "wasm" });
  const listeners = [...process.listeners("uncaughtException"), ...process.listeners("unhandledRejection")].map(String);
  expect(listeners.filter((text) => /ExitStatus|\{\s*throw reason/.test(text))).toEqual([]);
});

describe("gradients", () => {
  it.each([
    ["greater", (x: tf.Tensor) => tf.greater(x, -5)],
    ["less and not", (x: tf.Tensor) => tf.logicalNot(tf.less(x, -5))],
    ["lessEqual, notEqual, and", (x: tf.Tensor) => tf.logicalAnd(tf.lessEqual(-5, x), tf.notEqual(x, -7))],
    ["equal, or", (x: tf.Tensor) => tf.logicalOr(tf.equal(x, 3), tf.equal(x, 4))],
  ])("go through where(), beside a condition of %s", async (_name, condition) => {
    await tfjs({ backend: "cpu" });
    const f = (x: tf.Tensor) => tf.where(condition(x), tf.square(x), x);
    expect([
      ...tf
        .grad(f)(tf.tensor1d([3, -7]))
        .dataSync(),
    ]).toEqual([6, 1]);
  });

  it("are there for operations that need others as methods", async () => {
    await tfjs({ backend: "cpu" });
    expect([
      ...tf
        .grad((x) => tf.prod(x))(tf.tensor1d([2, 3, 5]))
        .dataSync(),
    ]).toEqual([15, 10, 6]);
  });
});
