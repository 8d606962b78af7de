import { describe, expect, test } from "vitest";
import type { NetworkShape, Networks } from "../../src/engine/engine.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { rng } from "../../src/math/rng.ts";

const ADAM = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, maxGradNorm: 0.5 };
const inputSize = 13;
const numRows = 64;
const kinds = (["tanh", "relu", "elu", "silu", "gelu"] as const).flatMap((activation) =>
  (["none", "layer"] as const).map((normalization) => ({ activation, normalization })),
);

// Two networks share some memory, and nothing about either is a multiple of 8.
const shapesOf = (kind: (typeof kinds)[number]): readonly NetworkShape[] => [
  { hidden: [33, 17, 5], numOutputs: 3, numFree: 1, ...kind },
  { hidden: [6, 22], numOutputs: 1, numFree: 0, ...kind },
];

const uniform = (seed: string, length: number) => {
  const random = rng(seed);
  return Float32Array.from({ length }, () => 2 * random.uniform() - 1);
};
const obs = uniform("obs", numRows * inputSize);

function networksOf(kind: (typeof kinds)[number]): Networks {
  const networks = wasm.networks(inputSize, shapesOf(kind));
  networks.load(obs, numRows);
  for (const net of [0, 1]) networks.setParameters(net, uniform(`net ${net}`, networks.parameters(net).length));
  return networks;
}

/** What a step on some rows does, for both networks. */
function train(networks: Networks, rows: readonly number[]) {
  networks.select(Uint32Array.from(rows), 0, rows.length);
  networks.forward([0, 1]);
  const outputs = [0, 1].map((net) => [...networks.outputs(net)].filter((_, place) => place % 64 < rows.length));
  for (const net of [0, 1]) networks.gradients(net).fill(NaN); // rows beyond the chunk must not matter
  for (const net of [0, 1]) {
    const gradients = networks.gradients(net);
    for (let place = 0; place < gradients.length; place++) if (place % 64 < rows.length) gradients[place] = 0.1;
  }
  networks.backward([0, 1]);
  const gradients = [0, 1].map((net) => networks.parameterGradients(net));
  const norms = networks.step([0, 1], [ADAM, ADAM]);
  return { outputs, gradients, norms, states: [0, 1].map((net) => networks.save(net)) };
}

describe.each(kinds)("with $activation and normalization $normalization", (kind) => {
  test("what NaN has been through is clean when parameters and rows are", () => {
    const networks = networksOf(kind);
    const saved = [0, 1].map((net) => networks.save(net));
    networks.load(obs.slice().fill(NaN), numRows);
    const poisoned = train(
      networks,
      Array.from({ length: 64 }, (_, row) => row),
    );
    expect([...poisoned.norms]).toEqual([NaN, NaN]);
    for (const net of [0, 1])
      networks.setParameters(
        net,
        saved[net].parameters.map(() => NaN),
      );
    train(
      networks,
      Array.from({ length: 64 }, (_, row) => row),
    );

    networks.load(obs, numRows);
    for (const net of [0, 1]) {
      networks.setParameters(net, saved[net].parameters);
      networks.forget(net);
    }
    for (const rows of [[3, 1, 4, 1, 5], [9], [2, 6, 5, 3, 5, 8, 9, 7]]) {
      const expected = networksOf(kind);
      for (const net of [0, 1]) expected.restore(net, networks.save(net));
      const result = train(networks, rows);
      expect(result).toEqual(train(expected, rows));
      expect([...result.norms].every(Number.isFinite)).toBe(true);
    }
  });

  test("a row comes out the same whatever the other rows are", () => {
    const outputsOf = (rows: readonly number[], row: number) => {
      const networks = networksOf(kind);
      networks.select(Uint32Array.from(rows), 0, rows.length);
      networks.forward([0, 1]);
      return [0, 1].map((net) => [...networks.outputs(net)].filter((_, place) => place % 64 === row));
    };
    expect(outputsOf([8, 7, 6, 5, 4, 42, 1], 5)).toEqual(outputsOf([42], 0));
  });
});

test.each(["tanh", "relu", "elu", "silu", "gelu"] as const)(
  "with %s, padding is 0 even where an observation is infinite",
  (activation) => {
    // One unit and 7 of padding, whose weights are 0; −∞ · 0 is NaN.
    const shape: NetworkShape = { hidden: [1], activation, normalization: "none", numOutputs: 1, numFree: 0 };
    const networks = wasm.networks(1, [shape]);
    networks.setParameters(0, Float64Array.of(1, 0, 1, 0));
    networks.load(Float32Array.of(-Infinity, 1), 2);
    networks.select(Uint32Array.of(0, 1), 0, 2);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBeCloseTo(activation === "tanh" || activation === "elu" ? -1 : 0, 5);
    expect(networks.outputs(0)[1]).toBeGreaterThan(0.5);
  },
);
