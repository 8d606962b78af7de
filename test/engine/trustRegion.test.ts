import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LearnerDesign } from "../../src/engine/createLearner.ts";
import type { Engine, Networks } from "../../src/engine/engine.ts";
import type { Learner, Samples } from "../../src/engine/learner.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { product } from "../../src/env/product.ts";
import { box, discrete, type ActionSpace } from "../../src/env/spaces.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { surrogate } from "../../src/losses/surrogate.ts";
import { dot } from "../../src/math/dot.ts";
import type { Reals } from "../../src/math/reals.ts";
import { rng } from "../../src/math/rng.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { sharedPerceptron } from "../../src/networks/sharedPerceptron.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import type { Head, HeadMaker } from "../../src/policies/head.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { everyIndex, learnerOf, normals, rates, samplesFrom } from "./learners.ts";

const room = box({ size: 2, low: -1, high: 1 });
const both = product([discrete(3), room]);
const policies: Record<string, { actionSpace: ActionSpace; policy: HeadMaker }> = {
  categorical: { actionSpace: discrete(4), policy: clippedGaussian() },
  dials: { actionSpace: multiDiscrete([2, 3]), policy: clippedGaussian() },
  "clipped Gaussian": { actionSpace: room, policy: clippedGaussian({ logStd: -0.5 }) },
  "Gaussian whose spread depends on the state": { actionSpace: room, policy: clippedGaussian({ spread: "state" }) },
  "squashed Gaussian": { actionSpace: room, policy: squashedGaussian() },
  product: { actionSpace: both, policy: clippedGaussian() },
};
const shapes = fc.record({
  hidden: fc.array(fc.integer({ min: 2, max: 11 }), { maxLength: 2 }),
  activation: fc.constantFrom("tanh", "relu", "elu", "silu", "gelu"),
  normalization: fc.constantFrom("none", "layer"),
});
type Shape = typeof shapes extends fc.Arbitrary<infer T> ? T : never;
const engines = [reference, wasm];

/** A learner whose policy is anything but what policies begin with, and samples that are loaded. */
function situation(engine: Engine, shape: Shape, design: Partial<LearnerDesign>, size: number, seed = 0) {
  const learner = learnerOf({ engine, network: perceptron(shape), policyLoss: surrogate(), ...design });
  const { networks } = learner.save();
  const random = rng(seed);
  const parameters = Float32Array.from(networks[0].parameters, (x) => x + 0.5 * random.normal());
  learner.restore({ networks: [{ ...networks[0], parameters }, ...networks.slice(1)] });
  const samples = samplesFrom(learner, size, design.actionSpace?.size ?? 1);
  learner.load(samples, { ...rates, entropyBonus: 0.05 });
  return { learner, samples, parameters, head: design.policy!(design.actionSpace!) };
}

/** The policy alone, in double precision. */
function policyNetwork(shape: Shape, { numOutputs, numFree }: Head, parameters: Reals, { obs, size }: Samples) {
  const networks = reference.networks(3, [{ ...shape, numOutputs, numFree }]);
  networks.setParameters(0, parameters);
  networks.load(obs, size);
  return networks;
}

/** ∇ of what `write` writes the slopes of, summed over all samples. */
function gradientOf(networks: Networks, size: number, write: (row: number, from: number) => void): Float64Array {
  for (let from = 0; from < size; from += 64) {
    const to = Math.min(from + 64, size);
    networks.select(everyIndex(size), from, to);
    networks.forward([0]);
    for (let row = 0; row < to - from; row++) write(row, from);
    networks.backward([0]);
  }
  const gradient = Float64Array.from(networks.parameterGradients(0));
  networks.forget(0);
  return gradient;
}

/** F v by its definition as the Hessian of the mean KL divergence, from differences of exact gradients. */
function fisherByDivergence(shape: Shape, head: Head, parameters: Reals, samples: Samples, vector: Float64Array) {
  const networks = policyNetwork(shape, head, parameters, samples);
  const { size } = samples;
  const old: Float64Array[] = [];
  gradientOf(networks, size, (row, from) => {
    if (row === 0) old[from] = Float64Array.from(networks.outputs(0));
    networks.gradients(0).fill(0);
  });
  const oldFree = Float64Array.from(networks.free(0));
  const at = (distance: number) => {
    networks.setParameters(
      0,
      Float64Array.from(parameters, (x, p) => x + distance * vector[p]),
    );
    return gradientOf(networks, size, (row, from) => {
      const [outputs, gradients] = [networks.outputs(0), networks.gradients(0)];
      const [free, freeGradients] = [networks.free(0), networks.freeGradients(0)];
      head.klBackward(outputs, old[from], 64, row, free, oldFree, 1 / size, gradients, freeGradients);
    });
  };
  const step = 1e-5;
  const [ahead, behind] = [at(step), at(-step)];
  return ahead.map((g, p) => (g - behind[p]) / (2 * step));
}

/** F v by its definition as E[∇log π (∇log π · v)], over every action that there is. */
function fisherByActions(n: number, shape: Shape, head: Head, parameters: Reals, samples: Samples, v: Float64Array) {
  const networks = policyNetwork(shape, head, parameters, samples);
  const none = new Float64Array(0);
  const sum = new Float64Array(v.length);
  for (let i = 0; i < samples.size; i++) {
    networks.select(Uint32Array.of(i), 0, 1);
    for (let a = 0; a < n; a++) {
      const action = Float32Array.of(a);
      networks.forward([0]);
      const outputs = networks.outputs(0);
      const prob = Math.exp(head.logProb(outputs, 64, 0, none, action, 0));
      head.backward(outputs, 64, 0, none, action, 0, 1, 0, networks.gradients(0), none);
      networks.backward([0]);
      const score = networks.parameterGradients(0);
      networks.forget(0);
      const along = (prob * dot(score, v)) / samples.size;
      for (let p = 0; p < sum.length; p++) sum[p] += along * score[p];
    }
  }
  return sum;
}

const fisherTimes = (learner: Learner, vector: Float64Array) => {
  const region = learner.trustRegion();
  region.begin([]);
  const product = new Float64Array(region.numParameters).fill(NaN);
  region.fisherTimes(vector, product);
  return product;
};

function expectNear(actual: Reals, expected: Reals, tolerance: number): void {
  const largest = Math.max(...expected.map(Math.abs));
  const error = Math.max(...expected.map((x, i) => Math.abs(actual[i] - x)));
  expect(error, `of ${largest}`).toBeLessThan(tolerance * largest);
}

describe.each(engines)("the Fisher matrix on $name", (engine) => {
  it.each(Object.entries(policies))("is the Hessian of the mean KL divergence: %s", (_name, design) => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 80 }), fc.integer(), (shape, size, seed) => {
        const { learner, samples, parameters, head } = situation(engine, shape, design, size, seed);
        const vector = normals(parameters.length, `vector ${seed}`);
        const expected = fisherByDivergence(shape, head, parameters, samples, vector);
        expectNear(fisherTimes(learner, vector), expected, 1e-4);
      }),
      { numRuns: 12 },
    );
  });

  it("is the mean of ∇log π ∇log πᵀ, column by column, where actions can be counted", () => {
    const shape: Shape = { hidden: [5], activation: "silu", normalization: "layer" };
    const { learner, samples, parameters, head } = situation(engine, shape, policies.categorical, 7);
    for (let p = 0; p < parameters.length; p++) {
      const unit = new Float64Array(parameters.length);
      unit[p] = 1;
      const expected = fisherByActions(4, shape, head, parameters, samples, unit);
      expectNear(fisherTimes(learner, unit), expected, 1e-4);
    }
  });

  it("loses nothing over many chunks", () => {
    const shape: Shape = { hidden: [4], activation: "tanh", normalization: "none" };
    const { learner, samples, parameters, head } = situation(engine, shape, policies.categorical, 64 * 33 + 5);
    const vector = normals(parameters.length, "vector");
    const expected = fisherByActions(4, shape, head, parameters, samples, vector);
    expectNear(fisherTimes(learner, vector), expected, engine === wasm ? 3e-6 : 1e-12);
  });
});

describe.each(engines)("objectives on $name", (engine) => {
  it.each(Object.entries(policies))("have the gradients that they answer: %s", (_name, design) => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 80 }), fc.integer(), (shape, size, seed) => {
        // Differences are taken by the reference, which has the digits; every engine must agree with them.
        const [judge, { learner }] = [reference, engine].map((each) => situation(each, shape, design, size, seed));
        const costs = [normals(size, "first cost"), normals(size, "second cost")];
        const [known, region] = [judge.learner, learner].map((each) => each.trustRegion());
        for (const each of [known, region]) each.begin(costs);
        const vector = normals(region.numParameters, `vector ${seed}`);
        const at = (distance: number) => {
          known.move(vector, distance);
          return known.measure().objectives;
        };
        const [ahead, behind, start] = [at(1e-5), at(-1e-5), at(0)];
        for (let k = 0; k < 3; k++) {
          const gradient = new Float64Array(region.numParameters).fill(NaN);
          expect(region.gradient(k, gradient)).toBeCloseTo(start[k], 4);
          const scale = Math.max(1, Math.sqrt(dot(gradient, gradient) * dot(vector, vector)));
          const error = dot(gradient, vector) - (ahead[k] - behind[k]) / 2e-5;
          expect(Math.abs(error)).toBeLessThan(1e-4 * scale);
        }
      }),
      { numRuns: 6 },
    );
  });

  const shape: Shape = { hidden: [6], activation: "gelu", normalization: "none" };

  it("are means over the samples, and so is the divergence", () => {
    const { learner, samples, head, parameters } = situation(engine, shape, policies["clipped Gaussian"], 90);
    const cost = normals(90, "cost");
    const region = learner.trustRegion();
    region.begin([cost]);
    const old = policyNetwork(shape, head, parameters, samples);
    const step = normals(region.numParameters, "step");
    region.move(step, 0.05);
    const { objectives, kl, entropy } = region.measure();
    const logProbs = learner.logProbs(samples.obs, samples.action);
    const mean = (of: (i: number) => number) => logProbs.reduce((sum, _, i) => sum + of(i), 0) / 90;
    const ratio = (i: number) => Math.exp(logProbs[i] - samples.logProb[i]);
    expect(objectives[0]).toBeCloseTo(-mean((i) => ratio(i) * samples.advantage[i]) - 0.05 * entropy, 5);
    expect(objectives[1]).toBeCloseTo(
      mean((i) => ratio(i) * cost[i]),
      5,
    );
    const present = policyNetwork(shape, head, learner.save().networks[0].parameters, samples);
    const divergences = Array.from({ length: 90 }, (_, i) => {
      for (const networks of [old, present]) {
        networks.select(Uint32Array.of(i), 0, 1);
        networks.forward([0]);
      }
      return head.kl(present.outputs(0), old.outputs(0), 64, 0, present.free(0), old.free(0));
    });
    expect(kl).toBeCloseTo(
      mean((i) => divergences[i]),
      6,
    );
    expect(kl).toBeGreaterThan(1e-3);
  });

  it("see the clip of a loss that has one", () => {
    const design = { ...policies.categorical, policyLoss: clippedSurrogate({ clipRange: 0.01 }) };
    const { learner } = situation(engine, shape, design, 90);
    const region = learner.trustRegion();
    region.begin([]);
    expect(region.measure().clipFraction).toBe(0);
    region.move(normals(region.numParameters, "step"), 0.1);
    expect(region.measure().clipFraction).toBeGreaterThan(0.2);
  });

  it("are those of the samples, whatever was asked in between", () => {
    const { learner, samples } = situation(engine, shape, policies.categorical, 70);
    const region = learner.trustRegion();
    region.begin([]);
    const vector = normals(region.numParameters, "vector");
    const ask = () => {
      const answer = new Float64Array(region.numParameters);
      region.fisherTimes(vector, answer);
      return [...answer, region.gradient(0, answer), ...answer, ...region.measure().objectives];
    };
    const before = ask();
    const elsewhere = () => void learner.values(new Float32Array(3 * 5).fill(1), 0);
    elsewhere();
    expect(ask()).toEqual(before);
    learner.step({ index: everyIndex(samples.size) });
    region.move(vector, 0);
    elsewhere();
    expect(ask()).toEqual(before);
  });

  it("begin at a divergence of 0, and return to it bit by bit", () => {
    const { learner } = situation(engine, shape, policies.product, 70);
    const region = learner.trustRegion();
    const parameters = () => [...learner.save().networks[0].parameters];
    const start = parameters();
    region.begin([]);
    expect(region.measure().kl).toBe(0);
    region.move(normals(start.length, "step"), 0.3);
    expect(parameters()).not.toEqual(start);
    region.move(normals(start.length, "step"), 0);
    expect(parameters()).toEqual(start);
    expect(region.measure().kl).toBe(0);
  });

  it("leave no gradient behind for the next step of Adam", () => {
    const design = { ...policies["clipped Gaussian"], policyLoss: clippedSurrogate() };
    const [plain, measured] = [0, 1].map(() => situation(engine, shape, design, 40));
    const region = measured.learner.trustRegion();
    region.begin([]);
    region.measure();
    region.fisherTimes(normals(region.numParameters, "vector"), new Float64Array(region.numParameters));
    for (const { learner } of [plain, measured]) learner.step({ index: everyIndex(40) });
    expect(measured.learner.save()).toEqual(plain.learner.save());
  });
});

describe.each(engines)("steps of the critics alone on $name", (engine) => {
  it("move them as other steps do, and leave the policy where it is", () => {
    const shape: Shape = { hidden: [6], activation: "tanh", normalization: "none" };
    const [alone, together] = [0, 1].map(() => situation(engine, shape, policies.categorical, 80).learner);
    const before = alone.save().networks[0];
    for (let i = 0; i < 3; i++) {
      alone.stepCritics({ index: everyIndex(80) });
      together.step({ index: everyIndex(80) });
    }
    const [policy, ...critics] = alone.save().networks;
    expect(policy).toEqual(before);
    expect(critics).toEqual(together.save().networks.slice(1));
    const [report, expected] = [alone.report(), together.report()];
    expect(report).toMatchObject({ policyLoss: 0, policyGradNorm: 0, numGradientSteps: 3 });
    expect(report.valueLoss).toBe(expected.valueLoss);
    expect(report.costValueLosses).toEqual(expected.costValueLosses);
  });

  it("refuse what is not finite, and name the critic", () => {
    const shape: Shape = { hidden: [6], activation: "tanh", normalization: "none" };
    const { learner, samples } = situation(engine, shape, policies.categorical, 8);
    const [value, cost] = samples.critics;
    learner.load({ ...samples, critics: [value, { ...cost, target: cost.target.map(() => NaN) }] }, rates);
    expect(() => learner.stepCritics({ index: everyIndex(8) })).toThrow(/^cost critic 1/);
  });
});

describe("a learner without a trust region", () => {
  const without: Engine = {
    name: "tfjs",
    networks(inputSize, each) {
      const { tangents: _, ...networks } = reference.networks(inputSize, each);
      return networks;
    },
  };

  it("says that its engine cannot differentiate its networks forward, and which can be", () => {
    expect(() => learnerOf({ engine: without }).trustRegion()).toThrow(
      "trustRegion: the tfjs engine cannot differentiate these networks forward; use perceptron(), or layers whose gradients",
    );
  });

  it("says that the policy needs a network of its own", () => {
    expect(() => learnerOf({ network: sharedPerceptron() }).trustRegion()).toThrow(
      "trustRegion: policy and critics share a network; give each its own, as perceptron() does",
    );
  });
});
