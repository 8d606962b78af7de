import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NetworkShape } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import type { Reals } from "../../src/math/reals.ts";
import { rng } from "../../src/math/rng.ts";

const numRows = 5;
const chunks = [
  [0, 2],
  [2, 5],
] as const;
const everyRow = Uint32Array.from({ length: numRows }, (_, row) => row);

/** A network with random parameters on random rows, and the loss ½ Σ (output − wish)² of it. */
function problem(inputSize: number, shape: NetworkShape, seed: number) {
  const random = rng(seed);
  const networks = reference.networks(inputSize, [shape]);
  const obs = Float32Array.from({ length: numRows * inputSize }, () => random.normal());
  const wish = Float64Array.from({ length: numRows * shape.numOutputs }, () => random.normal());
  const start = Float64Array.from(networks.parameters(0), () => random.normal());
  networks.load(obs, numRows);

  /** The loss at other parameters; with `learn`, its gradient is gathered too. */
  const lossAt = (parameters: Reals, learn: "learn" | "look") => {
    networks.setParameters(0, parameters);
    let loss = 0;
    for (const [from, to] of chunks) {
      networks.select(everyRow, from, to);
      networks.forward([0]);
      networks.gradients(0).fill(123); // rows beyond the chunk must not matter
      for (let o = 0; o < shape.numOutputs; o++) {
        for (let row = 0; row < to - from; row++) {
          const at = o * networks.chunkSize + row;
          const error = networks.outputs(0)[at] - wish[(from + row) * shape.numOutputs + o];
          networks.gradients(0)[at] = error;
          loss += 0.5 * error * error;
        }
      }
      if (learn === "learn") networks.backward([0]);
    }
    return loss;
  };
  return { networks, start, lossAt };
}

const shapes = {
  inputSize: fc.integer({ min: 1, max: 3 }),
  hidden: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  numOutputs: fc.integer({ min: 1, max: 3 }),
  seed: fc.integer(),
};
const kinds = (["tanh", "relu", "elu", "silu", "gelu"] as const).flatMap((activation) =>
  (["none", "layer"] as const).map((normalization) => ({ activation, normalization })),
);

describe.each(kinds)("a network with $activation and normalization $normalization", (kind) => {
  it("answers the gradient that central differences find, over several chunks and depths", () => {
    fc.assert(
      fc.property(fc.record(shapes), ({ inputSize, hidden, numOutputs, seed }) => {
        const { networks, start, lossAt } = problem(inputSize, { hidden, numOutputs, numFree: 1, ...kind }, seed);
        lossAt(start, "learn");
        networks.freeGradients(0)[0] += 42;
        const gradient = networks.parameterGradients(0);
        expect(gradient.at(-1)).toBe(42);
        let squaredError = 0;
        let squaredNorm = 0;
        for (let p = 0; p < start.length - 1; p++) {
          const nudged = (by: number) => lossAt(start.with(p, start[p] + by), "look");
          const h = 1e-4;
          const slope = (8 * (nudged(h) - nudged(-h)) - (nudged(2 * h) - nudged(-2 * h))) / (12 * h); // exact up to h⁴
          squaredError += (gradient[p] - slope) ** 2;
          squaredNorm += slope ** 2;
        }
        expect(Math.sqrt(squaredError)).toBeLessThanOrEqual(1e-6 * Math.sqrt(squaredNorm));
      }),
      { numRuns: 25 },
    );
  });
});
