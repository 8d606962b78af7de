import { expect, it, vi } from "vitest";
import { engineNamed, engineNames } from "../../src/experiments/engines.ts";

// TensorFlow.js shares its state between its copies through this property of the global object.
const isLoaded = () => "_tfengine" in globalThis;

it("TensorFlow.js is loaded by those who ask for it, without a word", async () => {
  const spies = [
    ...(["log", "info", "warn", "error"] as const).map((name) => vi.spyOn(console, name)),
    vi.spyOn(process.stdout, "write"),
  ];
  await import("../../src/index.ts");
  await import("../../src/cli/main.ts");
  await import("../../src/cli/conduct.ts");
  expect((await engineNamed("wasm")).name).toBe("wasm");
  expect((await engineNamed("reference")).name).toBe("reference");
  expect(isLoaded()).toBe(false);

  const shape = { hidden: [2], activation: "elu", normalization: "none", numOutputs: 1, numFree: 0 } as const;
  for (const name of ["tfjs-cpu", "tfjs-wasm"]) {
    const engine = await engineNamed(name);
    expect(engine.name).toBe(name);
    const networks = engine.networks(1, [shape]);
    networks.load(Float32Array.of(1), 1);
    networks.select(Uint32Array.of(0), 0, 1);
    networks.forward([0]);
    networks.backward([0]);
  }
  expect(isLoaded()).toBe(true);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});

it("an engine is known by its own name, which says where it computes", async () => {
  expect(engineNames).toEqual(expect.arrayContaining(["reference", "tfjs", "tfjs-node", "tfjs-wasm", "tfjs-cpu"]));
  expect(engineNames[0]).toBe("wasm");
  const { name } = await engineNamed("tfjs");
  expect(["tfjs-node", "tfjs-wasm"]).toContain(name);
  expect((await engineNamed(name)).name).toBe(name);
  await expect(engineNamed("gpu")).rejects.toThrow(
    `--engine: there is no "gpu"; expected one of ${engineNames.join(", ")}`,
  );
});
