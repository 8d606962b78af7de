import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NetworkShape, Networks, StepSettings } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Rng } from "../../src/math/rng.ts";
import { rng } from "../../src/math/rng.ts";

// A small epsilon would blow rounding errors of gradients near 0 up to whole steps.
const ADAM: StepSettings = { learningRate: 3e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-3, maxGradNorm: 0.5 };

/** Two engines' networks over the same rows, with the same random parameters. */
function pair(inputSize: number, shapes: readonly NetworkShape[], numRows: number, random: Rng) {
  const both = [wasm, reference].map((engine) => engine.networks(inputSize, shapes));
  const obs = Float32Array.from({ length: numRows * inputSize }, () => random.normal());
  for (const networks of both) networks.load(obs, numRows);
  for (const net of shapes.keys()) {
    const { length } = both[0].parameters(net);
    const parameters = Float32Array.from({ length }, () => 0.4 * random.normal());
    const zeros = new Float32Array(length);
    for (const networks of both) {
      networks.restore(net, { parameters, firstMoment: zeros, secondMoment: zeros, numSteps: 0 });
    }
  }
  return both;
}

/** |x − y| at most 10⁻⁴ of the largest |y|, or of 0.1 where terms of order 1 have cancelled. NaN is close to nothing. */
function expectClose(actual: Reals, expected: Reals): void {
  const largest = Math.max(0.1, ...expected.map(Math.abs));
  expect(actual.length).toBe(expected.length);
  const far = expected.findIndex((value, i) => !(Math.abs(actual[i] - value) <= 1e-4 * largest));
  expect(far, `${actual[far]} at ${far}, expected ${expected[far]}`).toBe(-1);
}

/** The outputs of the chunk's rows, without what lies beyond them. */
const outputsOf = (networks: Networks, net: number, numRows: number) =>
  networks.outputs(net).filter((_, place) => place % networks.chunkSize < numRows);

/** Takes both engines through all chunks of `index`, with the slopes of the mean of (outputs − targets)²/2 and some slopes of what is free. */
function gatherGradients(
  both: readonly Networks[],
  nets: readonly number[],
  index: Uint32Array,
  sizes: readonly number[],
): void {
  const numRows = sizes.reduce((sum, size) => sum + size);
  let from = 0;
  for (const size of sizes) {
    for (const networks of both) {
      networks.select(index, from, from + size);
      networks.forward(nets);
      for (const net of nets) {
        const outputs = networks.outputs(net);
        const gradients = networks.gradients(net).fill(NaN); // what lies beyond the chunk must not matter
        for (let place = 0; place < outputs.length; place++) {
          if (place % networks.chunkSize < size) gradients[place] = (outputs[place] - Math.sin(place)) / numRows;
        }
      }
    }
    for (const net of nets) expectClose(outputsOf(both[0], net, size), outputsOf(both[1], net, size));
    for (const networks of both) networks.backward(nets);
    from += size;
  }
  for (const networks of both) {
    for (const net of nets) networks.freeGradients(net).forEach((_, i, slopes) => (slopes[i] += 0.1 * (i + 1)));
  }
}

const activations = ["tanh", "relu", "elu", "silu", "gelu"] as const;
const normalizations = ["none", "layer"] as const;
const kinds = activations.flatMap((activation) =>
  normalizations.map((normalization) => ({ activation, normalization })),
);

// Where a layer has only a few units, they may be nearly alike in a row, and normalization multiplies their rounding
// errors by as much as 1/√ε = 316. One unit alone is 0 in either engine.
const shapes = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 37 }), { maxLength: 3 }),
    activation: fc.constantFrom(...activations),
    normalization: fc.constantFrom(...normalizations),
    numOutputs: fc.integer({ min: 1, max: 17 }),
    numFree: fc.integer({ min: 0, max: 5 }),
  })
  .filter(({ hidden, normalization }) => normalization === "none" || !hidden.some((size) => size > 1 && size < 5));
const batches = fc.record({ size: fc.integer({ min: 1, max: 130 }), chunk: fc.constantFrom(64, 64, 61, 17, 3) });

/** A batch in chunks. */
const chunksOf = ({ size, chunk }: { size: number; chunk: number }): readonly number[] =>
  Array.from({ length: Math.ceil(size / chunk) }, (_, i) => Math.min(chunk, size - i * chunk));

test("outputs, gradients and steps of Adam are those of the reference, whatever the shapes and the chunks", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 37 }),
      fc.array(shapes, { minLength: 1, maxLength: 3 }),
      batches,
      fc.string(),
      (inputSize, shapes, batch, seed) => {
        const random = rng(seed);
        const both = pair(inputSize, shapes, 70, random);
        const index = Uint32Array.from({ length: batch.size }, () => random.int(70));
        const nets = [...shapes.keys()];
        for (let round = 0; round < 3; round++) {
          gatherGradients(both, nets, index, chunksOf(batch));
          for (const net of nets) expectClose(both[0].parameterGradients(net), both[1].parameterGradients(net));
          const [norms, expectedNorms] = both.map((networks) =>
            networks.step(
              nets,
              nets.map(() => ADAM),
            ),
          );
          expectClose(norms, expectedNorms);
          for (const net of nets) expectClose(both[0].parameters(net), both[1].parameters(net));
        }
      },
    ),
    { numRuns: 80 },
  );
});

describe.each(kinds)("with $activation and normalization $normalization,", (kind) => {
  test.each([
    ["the usual network", 60, [64, 64], 2],
    ["one unit everywhere", 1, [1, 1], 1],
    ["a linear map", 7, [], 3],
    ["three layers, none a multiple of 8", 9, [33, 17, 5], 9],
  ] as const)("%s agrees with the reference over chunks of 64, 61, 3 and 1", (_name, inputSize, hidden, numOutputs) => {
    const random = rng("table");
    const both = pair(inputSize, [{ hidden, numOutputs, numFree: 2, ...kind }], 200, random);
    const index = Uint32Array.from({ length: 129 }, () => random.int(200));
    gatherGradients(both, [0], index, [64, 61, 3, 1]);
    expectClose(both[0].parameterGradients(0), both[1].parameterGradients(0));
  });
});

test("a network that was saved by one engine goes on alike in the other", () => {
  const random = rng("exchange");
  const shape: NetworkShape = { hidden: [12], activation: "gelu", normalization: "layer", numOutputs: 3, numFree: 1 };
  const both = pair(5, [shape], 64, random);
  const index = Uint32Array.from({ length: 64 }, (_, row) => row);
  const [trained, other] = both;
  for (let step = 0; step < 3; step++) {
    gatherGradients([trained, trained], [0], index, [64]);
    trained.step([0], [ADAM]);
  }
  other.restore(0, trained.save(0));
  gatherGradients(both, [0], index, [64]);
  for (const networks of both) networks.step([0], [ADAM]);
  expectClose(trained.parameters(0), other.parameters(0));
  expect(other.save(0).numSteps).toBe(trained.save(0).numSteps);
});
