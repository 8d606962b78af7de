import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Activation } from "../../src/engine/engine.ts";
import { rng } from "../../src/math/rng.ts";
import type { Initialization } from "../../src/networks/initialization.ts";
import type { Demand } from "../../src/networks/networkPlan.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { separate } from "../../src/networks/separate.ts";
import { shared } from "../../src/networks/shared.ts";
import { sharedPerceptron } from "../../src/networks/sharedPerceptron.ts";
import { tensorNetwork } from "../../src/networks/tensorNetwork.ts";

const demand: Demand = { obsSize: 3, numPolicyOutputs: 4, numFree: 2, numCritics: 3 };
const length = (numbers: ArrayLike<number>) => Math.hypot(...Array.from(numbers));
/** Column `c` of a matrix that lies row by row. */
const column = (matrix: Float64Array, numColumns: number, c: number) => matrix.filter((_, i) => i % numColumns === c);
const outputLayer = (weights: Float64Array, numInputs: number, numOutputs: number) => {
  const end = weights.length - numOutputs; // biases
  return { matrix: weights.slice(end - numInputs * numOutputs, end), biases: weights.slice(end) };
};

describe("perceptron", () => {
  const plan = perceptron({ hidden: [5, 6] })(demand, rng(0));

  it("gives the policy and each critic a network of its own", () => {
    expect(plan.networks.map(({ name }) => name)).toEqual(["policy", "value critic", "cost critic 1", "cost critic 2"]);
    expect(plan.networks.map(({ shape }) => [shape.numOutputs, shape.numFree])).toEqual([
      [4, 2],
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
    expect(plan.policy).toEqual({ net: 0, firstOutput: 0 });
    expect(plan.critics).toEqual([1, 2, 3].map((net) => ({ net, firstOutput: 0 })));
    expect(plan.criticWeight).toBe(1);
  });

  it("starts the policy's outputs with a gain of 0.01, those of the critics with 1", () => {
    for (const [net, { weights }] of plan.networks.entries()) {
      const numOutputs = net === 0 ? 4 : 1;
      const { matrix, biases } = outputLayer(weights!, 6, numOutputs);
      for (let o = 0; o < numOutputs; o++)
        expect(length(column(matrix, numOutputs, o))).toBeCloseTo(net === 0 ? 0.01 : 1, 12);
      expect(length(biases)).toBe(0);
    }
  });

  it("starts critics that differ", () => {
    const [, one, other] = plan.networks;
    expect(one.weights).not.toEqual(other.weights);
  });
});

describe("sharedPerceptron", () => {
  const plan = sharedPerceptron({ hidden: [5, 6], criticWeight: 0.25 })(demand, rng(0));

  it("is one network, the policy's outputs first, then one for each critic", () => {
    expect(plan.networks.map(({ name }) => name)).toEqual(["shared network"]);
    expect(plan.networks[0].shape).toMatchObject({ hidden: [5, 6], numOutputs: 7, numFree: 2 });
    expect(plan.policy).toEqual({ net: 0, firstOutput: 0 });
    expect(plan.critics).toEqual([4, 5, 6].map((firstOutput) => ({ net: 0, firstOutput })));
    expect(plan.criticWeight).toBe(0.25);
  });

  it("starts each output with the gain of its role", () => {
    const { matrix } = outputLayer(plan.networks[0].weights!, 6, 7);
    const lengths = Array.from({ length: 7 }, (_, o) => length(column(matrix, 7, o)));
    for (const [o, each] of lengths.entries()) expect(each).toBeCloseTo(o < 4 ? 0.01 : 1, 12);
  });

  it("refuses a weight that is not above 0", () => {
    expect(() => sharedPerceptron({ criticWeight: 0 })).toThrow(
      "sharedPerceptron: criticWeight is 0; it must be above 0",
    );
  });
});

describe.each([
  ["perceptron", perceptron],
  ["sharedPerceptron", sharedPerceptron],
] as const)("%s", (name, make) => {
  const layered = { hidden: [5, 6], normalization: "layer" } as const;

  it("starts the gains of normalized layers at 1 and their shifts at 0", () => {
    const { weights } = make(layered)(demand, rng(0)).networks[0];
    const first = 3 * 5 + 5;
    expect(Array.from(weights!.subarray(first, first + 10))).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
    const second = first + 10 + 5 * 6 + 6;
    expect(Array.from(weights!.subarray(second, second + 12))).toEqual([...Array(6).fill(1), ...Array(6).fill(0)]);
  });

  it("has hidden weights that are the same with and without normalization", () => {
    const first = (normalization: "none" | "layer") =>
      make({ hidden: [5], normalization })(demand, rng(0)).networks[0].weights!.slice(0, 15);
    expect(first("none")).toEqual(first("layer"));
  });

  it("starts at zero where nothing is hidden", () => {
    for (const { weights } of make({ hidden: [] })(demand, rng(0)).networks) expect(length(weights!)).toBe(0);
  });

  it("has as many weights as its shape asks for", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 });
    const activations = fc.constantFrom<Activation>("tanh", "relu", "elu", "silu", "gelu");
    const initializations = fc.constantFrom<Initialization>("orthogonal", "kaiming", "xavier");
    const normalizations = fc.constantFrom("none" as const, "layer" as const);
    fc.assert(
      fc.property(
        sizes,
        activations,
        initializations,
        normalizations,
        (hidden, activation, initialization, normalization) => {
          const { networks } = make({ hidden, activation, initialization, normalization })(demand, rng(0));
          for (const { shape, weights } of networks) {
            const ends = [3, ...hidden, shape.numOutputs];
            const dense = ends.slice(1).reduce((sum, size, l) => sum + (ends[l] + 1) * size, 0);
            const norms = normalization === "layer" ? 2 * hidden.reduce((sum, size) => sum + size, 0) : 0;
            expect(weights).toHaveLength(dense + norms);
            expect(shape).toMatchObject({ hidden, activation, normalization });
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it("starts larger hidden weights where the activation takes more away", () => {
    const hiddenLength = (activation: Activation) =>
      length(
        make({ hidden: [5], activation, initialization: "kaiming" })(demand, rng(0)).networks[0].weights!.slice(0, 15),
      );
    expect(hiddenLength("silu") / hiddenLength("relu")).toBeCloseTo(1.6765 / Math.SQRT2, 10);
  });

  it.each([
    [
      { activation: "tahn" },
      'activation is "tahn"; it must be one of tanh, relu, elu, silu, gelu; did you mean "tanh"?',
    ],
    [{ normalization: "batch" }, 'normalization is "batch"; it must be one of none, layer'],
    [{ initialization: "he" }, 'initialization is "he"; it must be one of orthogonal, kaiming, xavier'],
    [{ initialization: "ortogonal" }, 'did you mean "orthogonal"?'],
    [{ hidden: [64, 0] }, "hidden is [64,0]; it must be a list of layer sizes, such as [64, 64] or []"],
    [{ hidden: [2.5] }, "hidden is [2.5]; it must be a list of layer sizes"],
    [{ hidden: 64 }, "hidden is 64; it must be a list"],
    [{ activation: 3 }, 'activation is 3; it must be a string, such as "tanh"'],
    [{ hiden: [3] }, 'unknown option "hiden"; expected one of hidden, activation'],
  ])("refuses %j", (options, message) => {
    expect(() => make(options as object)).toThrow(`${name}: `);
    expect(() => make(options as object)).toThrow(message);
  });
});

describe("tensorNetwork", () => {
  const asked: number[][] = [];
  const kind = tensorNetwork((...sizes) => {
    asked.push(sizes);
    return { apply: (x) => x, trainableWeights: [] };
  });

  it("hands the model on with a seed of its own, and no weights", () => {
    const { networks } = separate({ policy: kind, critic: kind })(demand, rng(0));
    for (const { shape, weights } of networks) {
      expect(weights).toBeUndefined();
      shape.model!(3, shape.numOutputs, 0);
    }
    expect(asked.map(([inputSize, numOutputs]) => [inputSize, numOutputs])).toEqual([
      [3, 4],
      [3, 1],
      [3, 1],
      [3, 1],
    ]);
    const seeds = asked.map(([, , seed]) => seed);
    expect(new Set(seeds).size).toBe(4);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0)).toBe(true);
  });

  it("may be one for all, or stand beside a perceptron", () => {
    const one = shared({ trunk: kind, criticWeight: 1 })(demand, rng(0));
    expect(one.networks.map(({ shape }) => [shape.numOutputs, shape.numFree])).toEqual([[7, 2]]);
    expect(one.networks[0].shape.model).toBeDefined();
  });
});
