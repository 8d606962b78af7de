import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Engine, NetworkShape, Networks } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { tfjs } from "../../src/engine/tfjs/tfjs.ts";
import { wasm, wasmEngine } from "../../src/engine/wasm/wasm.ts";
import type { Reals } from "../../src/math/reals.ts";
import { rng } from "../../src/math/rng.ts";

const laned = wasmEngine({ threads: 1 });
const tensors = await tfjs({ backend: "cpu" });

const shapes = fc.record({
  hidden: fc.array(fc.integer({ min: 1, max: 21 }), { maxLength: 3 }),
  numOutputs: fc.integer({ min: 1, max: 11 }),
  numFree: fc.integer({ min: 0, max: 3 }),
  activation: fc.constantFrom("tanh", "relu", "elu", "silu", "gelu"),
  normalization: fc.constantFrom("none", "layer"),
});
const cases = fc.record({
  inputSize: fc.integer({ min: 1, max: 19 }),
  shapes: fc.array(shapes, { minLength: 1, maxLength: 2 }),
  numRows: fc.integer({ min: 1, max: 64 }),
  seed: fc.integer(),
});
type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** Networks with random parameters and a chunk of random rows; the same for every engine. */
function networksOf(engine: Engine, { inputSize, shapes: all, numRows, seed }: Case): Networks {
  const random = rng(seed);
  const networks = engine.networks(inputSize, all as readonly NetworkShape[]);
  networks.load(
    Float32Array.from({ length: numRows * inputSize }, () => random.normal()),
    numRows,
  );
  networks.select(
    Uint32Array.from({ length: numRows }, (_, row) => row),
    0,
    numRows,
  );
  for (const net of all.keys()) {
    networks.setParameters(
      net,
      Float32Array.from(networks.parameters(net), (x) => x + 0.5 * random.normal()),
    );
  }
  return networks;
}

/** A direction in the parameters of one network. */
const directionIn = (networks: Networks, net: number, seed: number) => {
  const random = rng(seed).split("direction");
  return Float32Array.from(networks.parameters(net), () => random.normal());
};

/** The rows of the chunk alone, in double precision. */
const rowsOf = (columns: Reals, { chunkSize }: Networks, numRows: number) =>
  Float64Array.from([...columns].filter((_, place) => place % chunkSize < numRows));

/** J v on the rows of the chunk. */
function alongDirection(networks: Networks, net: number, direction: Reals, numRows: number): Float64Array {
  networks.forward([net]);
  networks.tangents!.direct(net, direction);
  networks.tangents!.forward([net]);
  return rowsOf(networks.tangents!.outputs(net), networks, numRows);
}

const largest = (numbers: Iterable<number>) => Math.max(...Array.from(numbers, Math.abs));

describe("tangents", () => {
  it("of the reference are what the outputs change by, per step along the direction", () => {
    // A step across the edge of a relu is no derivative; the other activations are smooth enough.
    const smooth = cases.filter(({ shapes: all }) => all.every(({ activation }) => activation !== "relu"));
    fc.assert(
      fc.property(smooth, (each) => {
        const networks = networksOf(reference, each);
        for (const net of each.shapes.keys()) {
          const direction = directionIn(networks, net, each.seed);
          const tangent = alongDirection(networks, net, direction, each.numRows);
          const start = networks.parameters(net);
          const outputsAt = (distance: number) => {
            networks.setParameters(
              net,
              start.map((x, p) => x + distance * direction[p]),
            );
            networks.forward([net]);
            return rowsOf(networks.outputs(net), networks, each.numRows);
          };
          const step = 1e-5;
          const [ahead, behind] = [outputsAt(step), outputsAt(-step)];
          const error = largest(tangent.map((x, i) => x - (ahead[i] - behind[i]) / (2 * step)));
          // A normalized layer of near-equal units bends so sharply that the step itself is coarse.
          expect(error).toBeLessThan(1e-4 * Math.max(1, largest(tangent)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([reference, wasm, laned, tensors])(
    "are the transpose of the way back: u·(J v) = (Jᵀ u)·v, on $name",
    (engine) => {
      fc.assert(
        fc.property(cases, (each) => {
          const networks = networksOf(engine, each);
          for (const [net, { numFree }] of each.shapes.entries()) {
            const random = rng(each.seed).split("slopes");
            const direction = directionIn(networks, net, each.seed);
            const tangent = alongDirection(networks, net, direction, each.numRows);
            const slopes = tangent.map(() => random.normal());
            const { chunkSize } = networks;
            for (const [i, slope] of slopes.entries()) {
              const [output, row] = [Math.floor(i / each.numRows), i % each.numRows];
              networks.gradients(net)[output * chunkSize + row] = slope;
            }
            networks.backward([net]);
            const gradient = new Float64Array(direction.length);
            networks.tangents!.collect(net, gradient);
            expect(networks.parameterGradients(net).every((x) => x === 0)).toBe(true);
            gradient.fill(0, gradient.length - numFree); // no output depends on them
            const terms = [...gradient].map((g, p) => g * direction[p]);
            const left = slopes.reduce((sum, slope, i) => sum + slope * tangent[i], 0);
            const right = terms.reduce((sum, term) => sum + term, 0);
            const scale = Math.max(1e-2, largest(terms), largest(slopes.map((slope, i) => slope * tangent[i])));
            expect(Math.abs(left - right)).toBeLessThan((engine === reference ? 1e-10 : 1e-4) * scale);
          }
        }),
        { numRuns: engine === tensors ? 20 : 60 },
      );
    },
  );

  it.each([wasm, laned, tensors])("on $name are those of the reference", (engine) => {
    fc.assert(
      fc.property(cases, (each) => {
        const [fast, judge] = [engine, reference].map((of) => networksOf(of, each));
        for (const net of each.shapes.keys()) {
          const direction = directionIn(judge, net, each.seed);
          const expected = alongDirection(judge, net, direction, each.numRows);
          const tangent = alongDirection(fast, net, direction, each.numRows);
          const error = largest(tangent.map((x, i) => x - expected[i]));
          expect(error).toBeLessThan(1e-4 * Math.max(0.1, largest(expected)));
        }
      }),
      { numRuns: engine === tensors ? 20 : 100 },
    );
  });

  it.each([reference, wasm])(
    "add up in double precision beside what is there, and leave nothing behind, on $name",
    (engine) => {
      const each: Case = {
        inputSize: 3,
        shapes: [{ hidden: [5], numOutputs: 2, numFree: 1, activation: "tanh", normalization: "none" }],
        numRows: 7,
        seed: 1,
      };
      const networks = networksOf(engine, each);
      const pass = () => {
        networks.forward([0]);
        networks.gradients(0).fill(1);
        networks.backward([0]);
        networks.freeGradients(0)[0] += 0.5;
      };
      pass();
      const once = Float64Array.from(networks.parameterGradients(0));
      const sums = new Float64Array(once.length).fill(1);
      networks.tangents!.collect(0, sums);
      pass();
      networks.tangents!.collect(0, sums);
      expect([...sums]).toEqual([...once].map((x) => 1 + x + x));
      expect(once.at(-1)).toBe(0.5);
    },
  );

  it("go on after the memory has grown", () => {
    const each: Case = {
      inputSize: 4,
      shapes: [{ hidden: [9], numOutputs: 2, numFree: 0, activation: "gelu", normalization: "layer" }],
      numRows: 5,
      seed: 2,
    };
    const networks = networksOf(wasm, each);
    const direction = directionIn(networks, 0, 2);
    const before = alongDirection(networks, 0, direction, 5);
    const index = Uint32Array.from({ length: 5 }, (_, row) => row);
    const random = rng(2);
    const obs = new Float32Array(4 * 100_000);
    for (let i = 0; i < 20; i++) obs[i] = random.normal();
    networks.load(obs, 100_000);
    networks.select(index, 0, 5);
    expect([...alongDirection(networks, 0, direction, 5)]).toEqual([...before]);
  });
});
