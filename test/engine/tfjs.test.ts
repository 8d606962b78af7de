import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Activation, NetworkShape, Networks, StepSettings } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { rng, type Rng } from "../../src/math/rng.ts";

const activations: readonly Activation[] = ["tanh", "relu", "elu", "silu", "gelu"];
const normalizations = ["none", "layer"] as const;
const plain: StepSettings = { learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, maxGradNorm: Infinity };
// A small epsilon would blow rounding errors of gradients near 0 up to whole steps.
const gentle: StepSettings = { ...plain, learningRate: 3e-3, epsilon: 1e-3, maxGradNorm: 0.5 };
const linear: NetworkShape = { hidden: [], activation: "tanh", normalization: "none", numOutputs: 1, numFree: 2 };

const engines = { wasm: await tfjs({ backend: "wasm" }), cpu: await tfjs({ backend: "cpu" }) };
const rows = (numRows: number) => Uint32Array.from({ length: numRows }, (_, row) => row);

/** Gives networks the same random parameters and the same random observations. */
function fill(all: readonly Networks[], inputSize: number, numNets: number, numRows: number, random: Rng): void {
  const obs = Float32Array.from({ length: numRows * inputSize }, () => random.normal());
  for (let net = 0; net < numNets; net++) {
    const parameters = Float32Array.from(all[0].parameters(net), () => 0.5 * random.normal());
    for (const networks of all) networks.setParameters(net, parameters);
  }
  for (const networks of all) networks.load(obs, numRows);
}

/** Gathers the gradients of the mean of (outputs − targets)²/2, and some of what is free, a chunk at a time. */
function gather(networks: Networks, nets: readonly number[], index: Uint32Array, chunks: readonly number[]): number[] {
  const outputs: number[] = [];
  let from = 0;
  for (const size of chunks) {
    networks.select(index, from, from + size);
    networks.forward(nets);
    for (const net of nets) {
      const y = networks.outputs(net);
      const slopes = networks.gradients(net).fill(NaN); // what lies beyond the chunk must not matter
      for (let o = 0; o < y.length / networks.chunkSize; o++) {
        for (let row = 0; row < size; row++) {
          const at = o * networks.chunkSize + row;
          outputs.push(y[at]);
          slopes[at] = (y[at] - Math.sin(net + 3 * o + row)) / index.length;
        }
      }
    }
    networks.backward(nets);
    from += size;
  }
  for (const net of nets) networks.freeGradients(net).forEach((_, i, slopes) => (slopes[i] += 0.1 * (i + 1)));
  return outputs;
}

/** |x − y| at most `tolerance` of the largest |y|, or of 0.1 where terms of order 1 have cancelled. */
function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  const wanted = Array.from(expected);
  const largest = Math.max(0.1, ...wanted.map(Math.abs));
  expect(actual.length).toBe(wanted.length);
  const far = wanted.findIndex((value, i) => !(Math.abs(actual[i] - value) <= tolerance * largest));
  expect(far, `${actual[far]} at ${far}, expected ${wanted[far]}`).toBe(-1);
}

describe.each(["wasm", "cpu"] as const)("on %s", (backend) => {
  it.each(
    activations.flatMap((activation) => normalizations.map((normalization) => [activation, normalization] as const)),
  )(
    "%s with normalization %s is that of the reference: outputs and gradients to 1e-4, parameters to 1e-3 after 10 steps",
    (activation, normalization) => {
      const random = rng(`${activation} ${normalization}`);
      const shapes = [
        { hidden: [9, 17], activation, normalization, numOutputs: 3, numFree: 2 },
        { hidden: [8], activation, normalization, numOutputs: 1, numFree: 0 },
        { hidden: [], activation, normalization, numOutputs: 2, numFree: 1 },
      ];
      const both = [engines[backend], reference].map((engine) => engine.networks(6, shapes));
      fill(both, 6, shapes.length, 50, random);
      const nets = [0, 1, 2];
      for (let round = 0; round < 10; round++) {
        const index = Uint32Array.from({ length: 70 }, () => random.int(50));
        const [outputs, expected] = both.map((networks) => gather(networks, nets, index, [45, 1, 24]));
        expectClose(outputs, expected, 1e-4);
        for (const net of nets) {
          expectClose(both[0].parameterGradients(net), both[1].parameterGradients(net), 1e-4);
        }
        const [norms, expectedNorms] = both.map((networks) => networks.step(nets, [gentle, plain, gentle]));
        expectClose(norms, expectedNorms, 1e-4);
      }
      for (const net of nets) expectClose(both[0].parameters(net), both[1].parameters(net), 1e-3);
    },
  );

  it("leaves no tensor behind, be there 200 updates", () => {
    const shape = { hidden: [5], activation: "gelu", normalization: "layer", numOutputs: 2, numFree: 1 } as const;
    const networks = engines[backend].networks(3, [shape, shape]);
    fill([networks], 3, 2, 20, rng("leaks"));
    const update = () => {
      gather(networks, [0, 1], rows(20), [15, 5]);
      networks.step([0, 1], [gentle, gentle]);
      networks.restore(0, networks.save(0));
    };
    update();
    // A backend counts by itself what its kernels hold.
    const held = () => [tf.memory().numTensors, tf.memory().numBytes, tf.engine().backend.numDataIds()];
    const before = held();
    for (let u = 0; u < 200; u++) update();
    expect(held()).toEqual(before);
  });
});

describe("networks", () => {
  it("begin at zero, the gains of normalized layers at one", () => {
    const layer = { hidden: [2], activation: "relu", normalization: "layer", numOutputs: 1, numFree: 1 } as const;
    const [weights, biases, gains, shifts] = [
      [0, 0, 0, 0, 0, 0],
      [0, 0],
      [1, 1],
      [0, 0],
    ];
    const networks = engines.wasm.networks(3, [layer, linear]);
    expect([...networks.parameters(0)]).toEqual([...weights, ...biases, ...gains, ...shifts, 0, 0, 0, 0]);
    expect([...networks.parameters(1)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("compute the rows that were selected, in that order, output-major", () => {
    const networks = engines.wasm.networks(1, [{ ...linear, numOutputs: 2 }]);
    networks.setParameters(0, Float32Array.of(1, 10, 0.5, 0, 0, 0));
    networks.load(Float32Array.of(7, 8, 9, 100), 3); // with room for one more
    networks.select(Uint32Array.of(0, 2, 1), 1, 3);
    networks.forward([0]);
    const { chunkSize } = networks;
    const at = (output: number, row: number) => networks.outputs(0)[output * chunkSize + row];
    expect([at(0, 0), at(0, 1), at(1, 0), at(1, 1)]).toEqual([9.5, 8.5, 90, 80]);
    expect(chunkSize).toBe(4096);
    expect(engines.wasm.networks(2 ** 15, [linear]).chunkSize).toBe(128); // large observations come in smaller chunks
  });

  it("keep what was loaded, even where the caller's array changes, and fewer rows after many", () => {
    const networks = engines.cpu.networks(1, [linear]);
    networks.setParameters(0, Float32Array.of(1, 0, 0, 0));
    const obs = Float32Array.of(7, 8, 9);
    networks.load(obs, 3);
    obs[1] = 0;
    networks.select(rows(3), 0, 3);
    networks.forward([0]);
    expect([...networks.outputs(0).subarray(0, 3)]).toEqual([7, 8, 9]);
    networks.load(Float32Array.of(4), 1);
    networks.select(rows(1), 0, 1);
    networks.forward([0]);
    expect(networks.outputs(0)[0]).toBe(4);
  });

  it("of two backends take turns", () => {
    const both = [engines.wasm, engines.cpu].map((engine) => engine.networks(2, [{ ...linear, hidden: [3] }]));
    fill(both, 2, 1, 4, rng("turns"));
    const [first, second] = both.map((networks) => gather(networks, [0], rows(4), [4]));
    expectClose(first, second, 1e-6);
    expectClose(gather(both[0], [0], rows(4), [4]), first, 1e-7);
    expect(both.map((networks) => networks.step([0], [plain])[0] > 0)).toEqual([true, true]);
  });

  it("refuse rows, chunks and states that do not fit", () => {
    const networks = engines.wasm.networks(3, [linear]);
    expect(() => networks.load(new Float32Array(5), 2)).toThrow(
      "tfjs engine: cannot load 2 rows from 5 numbers; 3 a row make 6",
    );
    expect(() => networks.select(rows(5000), 0, 4097)).toThrow(
      "tfjs engine: cannot select 4097 rows at once; a chunk holds at most 4096",
    );
    expect(() => networks.setParameters(0, new Float64Array(5))).toThrow(
      "tfjs engine: cannot set parameters to 5 numbers; network 0 has 6",
    );
    expect(() => networks.restore(0, { ...networks.save(0), secondMoment: new Float64Array(7) })).toThrow(
      "tfjs engine: cannot set secondMoment to 7 numbers; network 0 has 6",
    );
    expect(() => engines.wasm.networks(3, [{ ...linear, hidden: [0] }])).toThrow("a layer of 0 units");
  });
});

describe("step", () => {
  const withGradients = (...gradients: readonly [number, number][]) => {
    const networks = engines.wasm.networks(
      1,
      gradients.map(() => linear),
    );
    gradients.forEach((pair, net) => networks.freeGradients(net).set(pair));
    return networks;
  };

  it("moves by the learning rate at first, answers each norm before clipping, forgets the gradient", () => {
    const networks = withGradients([3, -4], [0, 0.5]);
    const norms = networks.step([0, 1], [{ ...plain, maxGradNorm: 1 }, plain]);
    expect([...norms]).toEqual([5, 0.5]);
    expectClose(networks.free(0), [-0.1, 0.1], 1e-6);
    expectClose(networks.free(1), [0, -0.1], 1e-6);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 0, 0]);
  });

  it("shortens each network's gradient on its own", () => {
    const networks = withGradients([3, 4], [0.3, 0.4]);
    const settings = { ...plain, epsilon: 1, maxGradNorm: 1 };
    networks.step([0, 1], [settings, settings]);
    expectClose(networks.free(0), [(-0.1 * 0.6) / 1.6, (-0.1 * 0.8) / 1.8], 1e-5);
    expectClose(networks.free(1), [(-0.1 * 0.3) / 1.3, (-0.1 * 0.4) / 1.4], 1e-5);
  });

  it.each([NaN, Infinity])("steps nothing where one gradient is %d, and keeps the gradients", (bad) => {
    const networks = withGradients([1, 2], [bad, 0]);
    const before = [networks.save(0), networks.save(1)];
    const norms = networks.step([0, 1], [plain, plain]);
    expect(norms[0]).toBeCloseTo(Math.sqrt(5), 12);
    expect(norms[1]).toBe(bad);
    expect([networks.save(0), networks.save(1)]).toEqual(before);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 1, 2]);
    networks.forget(1);
    expect([...networks.step([0, 1], [plain, plain])]).toEqual([norms[0], 0]);
  });

  it("leaves the networks that it is not told of", () => {
    const networks = withGradients([1, 2], [3, 4]);
    networks.step([1], [plain]);
    expect([...networks.parameters(0)]).toEqual([0, 0, 0, 0]);
    expect([...networks.parameterGradients(0)]).toEqual([0, 0, 1, 2]);
  });

  test("what is saved, restored and stepped again comes to the same bits; so it does in another engine's networks", () => {
    const shape = { ...linear, hidden: [4], activation: "silu" as const };
    const networks = engines.wasm.networks(2, [shape]);
    fill([networks], 2, 1, 8, rng("resume"));
    const update = () => {
      gather(networks, [0], rows(8), [8]);
      networks.step([0], [gentle]);
    };
    update();
    const saved = networks.save(0);
    update();
    update();
    const later = networks.save(0);
    gather(networks, [0], rows(8), [8]); // to be forgotten
    networks.restore(0, saved);
    expect(networks.save(0)).toEqual(saved);
    update();
    update();
    expect(networks.save(0)).toEqual(later);
    expect(later.numSteps).toBe(3);
    const other = reference.networks(2, [shape]);
    other.restore(0, later);
    expect(other.parameters(0)).toEqual(later.parameters);
    const weights = [...later.parameters].slice(0, -shape.numFree);
    expect(weights.map(Math.fround)).toEqual(weights); // what is saved is what the tensors hold
  });
});

test("what comes out does not depend on how the rows are cut into chunks", () => {
  const cuts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      cuts,
      fc.constantFrom(...activations),
      fc.constantFrom(...normalizations),
      (chunks, activation, normalization) => {
        const size = chunks.reduce((sum, chunk) => sum + chunk);
        const shape = { hidden: [4, 3], activation, normalization, numOutputs: 2, numFree: 0 };
        const both = [0, 1].map(() => engines.wasm.networks(3, [shape]));
        fill(both, 3, 1, size, rng(`${size}`));
        const slopes = both.map((networks, which) => {
          for (const [from, to] of which === 0
            ? [[0, size]]
            : chunks.map((chunk, c) => [sum(chunks.slice(0, c)), sum(chunks.slice(0, c)) + chunk])) {
            networks.select(rows(size), from, to);
            networks.forward([0]);
            networks.gradients(0).set(networks.outputs(0));
            networks.backward([0]);
          }
          return networks.parameterGradients(0);
        });
        expectClose(slopes[0], slopes[1], 1e-5);
      },
    ),
    { numRuns: 20 },
  );
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
