import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { rng } from "../../src/math/rng.ts";

const TANH = { activation: "tanh", normalization: "none" } as const;

const source = (path: string) => fileURLToPath(new URL(`../../src/engine/wasm/${path}`, import.meta.url));

test("the compiled kernels are those of the source", () => {
  const folder = mkdtempSync(join(tmpdir(), "kernels-"));
  try {
    const built = join(folder, "kernels.ts");
    execFileSync(process.execPath, [source("build.mjs"), built]);
    const fresh = readFileSync(built, "utf8") === readFileSync(source("kernels.generated.ts"), "utf8");
    expect(fresh, "run `npm run kernels`").toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("200 steps of training give the same bits everywhere", () => {
  const random = rng("digest");
  const uniform = () => 2 * random.uniform() - 1; // no Math.log, no Math.cos: their last bits are not promised
  const networks = wasm.networks(11, [
    { hidden: [24, 16], numOutputs: 3, numFree: 3, ...TANH },
    { hidden: [], numOutputs: 1, numFree: 0, ...TANH },
  ]);
  networks.load(
    Float32Array.from({ length: 150 * 11 }, () => 3 * uniform()),
    150,
  );
  for (const net of [0, 1]) {
    const state = networks.save(net);
    networks.restore(net, { ...state, parameters: state.parameters.map(() => 0.5 * uniform()) });
  }
  const index = Uint32Array.from({ length: 100 }, () => random.int(150));
  const settings = { learningRate: 1e-2, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: 0.5 };
  for (let step = 0; step < 200; step++) {
    for (const [from, to] of [
      [0, 64],
      [64, 99],
    ]) {
      networks.select(index, from, to);
      for (const net of [0, 1]) {
        networks.forward([net]);
        const outputs = networks.outputs(net);
        networks.gradients(net).forEach((_, place, gradients) => {
          gradients[place] = outputs[place] - (place % 5) / 4;
        });
        networks.backward([net]);
      }
    }
    networks.freeGradients(0).forEach((_, i, slopes) => {
      slopes[i] = networks.free(0)[i] - 1;
    });
    for (const net of [0, 1]) networks.step([net], [settings]);
  }
  const hash = createHash("sha256");
  for (const net of [0, 1]) {
    const parameters = Float32Array.from(networks.parameters(net));
    expect(parameters.every(Number.isFinite)).toBe(true);
    hash.update(parameters);
  }
  // Bit-identical on Node 20, 22 and 24.
  expect(hash.digest("hex")).toBe("df8fbae03fc380291055ea44cd734199269a4431a2620190894bfcc50304f10c");
});
