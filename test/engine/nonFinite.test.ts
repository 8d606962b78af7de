import { describe, expect, it } from "vitest";
import type { LearnerDesign } from "../../src/engine/createLearner.ts";
import type { Engine, NetworkShape } from "../../src/engine/engine.ts";
import type { Learner, Samples } from "../../src/engine/learner.ts";
import { tensorsOf } from "../../src/engine/offense.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { box } from "../../src/env/spaces.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { sharedPerceptron } from "../../src/networks/sharedPerceptron.ts";
import { everyIndex, learnerOf, rates, samplesFrom } from "./learners.ts";

const hidden = [5, 4];
const networks = { perceptron: perceptron({ hidden }), shared: sharedPerceptron({ hidden }) };
type Change = (samples: Samples) => Partial<Samples>;

const advice = "lower the learning rate, and check that rewards, costs and observations are finite and not huge";
const advantage =
  (...values: number[]): Change =>
  () => ({ advantage: Float64Array.from(values) });
const target =
  (critic: number, ...values: number[]): Change =>
  ({ critics }) => ({
    critics: critics.map((each, k) => (k === critic ? { ...each, target: Float64Array.from(values) } : each)),
  });
const obs =
  (value: number): Change =>
  (samples) => ({ obs: samples.obs.map((x, i) => (i === 0 ? value : x)) });

/** A learner that has made one good step, and then one on samples that were spoiled. */
function spoiled(engine: Engine, network: LearnerDesign["network"], change: Change) {
  const learner = learnerOf({ engine, network, actionSpace: box({ size: 2 }) });
  const samples = samplesFrom(learner, 2, 2);
  const step = (changes: Partial<Samples> = {}) => {
    learner.load({ ...samples, ...changes }, rates);
    learner.step({ index: everyIndex(2) });
  };
  step();
  const good = learner.save();
  return { learner, good, step, spoil: () => step(change(samples)) };
}
const messageOf = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};

describe.each([reference, wasm])("on the $name engine, a step", (engine) => {
  it.each<[string, keyof typeof networks, Change, RegExp]>([
    [
      "an advantage",
      "perceptron",
      advantage(NaN, 0),
      /^policy, weights of the output layer: a gradient is NaN; .* policy NaN, critics \d/,
    ],
    [
      "a value target",
      "perceptron",
      target(0, Infinity, 0),
      /^value critic, weights of the output layer: a gradient is -?Infinity; .* critics Infinity, \d/,
    ],
    [
      "a cost target",
      "perceptron",
      target(1, 0, NaN),
      /^cost critic 1, weights of the output layer: a gradient is NaN; .* critics [\d.e-]+, NaN\)/,
    ],
    ["an observation", "perceptron", obs(NaN), /^policy, weights of the output layer: a gradient is NaN/],
    [
      "a cost target",
      "shared",
      target(1, 0, NaN),
      /^shared network, weights of the output layer: a gradient is NaN; .* policy -?[\d.e-]+, critics [\d.e-]+, NaN\)/,
    ],
  ])("names what %s makes not finite, in a %s network", (_what, network, change, message) => {
    const { spoil } = spoiled(engine, networks[network], change);
    const told = messageOf(spoil);
    expect(told).toMatch(message);
    expect(told.endsWith(advice)).toBe(true);
    expect(told).not.toContain("\n");
  });

  it("names the layer that is nearest to the loss where only some are not finite", () => {
    const { spoil } = spoiled(engine, networks.perceptron, obs(Infinity));
    // Saturated by an infinite input, the first layer has finite outputs; only its own weights hear of the input.
    expect(messageOf(spoil)).toMatch(/^policy, weights of layer 1: a gradient is (NaN|-?Infinity)/);
  });

  it("changes nothing where a critic fails, not even the policy", () => {
    for (const network of Object.values(networks)) {
      const { learner, good, spoil } = spoiled(engine, network, target(1, NaN, 0));
      expect(spoil).toThrow("must be finite");
      expect(learner.save()).toEqual(good);
    }
  });

  it("leaves nothing behind: the next one is as if it had not been tried", () => {
    const untouched = spoiled(engine, networks.perceptron, advantage(NaN, 0));
    const { learner, step, spoil } = spoiled(engine, networks.perceptron, advantage(NaN, 0));
    expect(spoil).toThrow("must be finite");
    step();
    untouched.step();
    expect(learner.save()).toEqual(untouched.learner.save());
    const { numGradientSteps, ...losses } = learner.report();
    expect(numGradientSteps).toBe(1);
    for (const loss of Object.values(losses).flat()) expect(loss).toSatisfy(Number.isFinite);
  });

  it("may fail in the middle of an update, and the learner still acts", () => {
    const { learner, spoil } = spoiled(engine, networks.shared, target(0, NaN, 0));
    expect(spoil).toThrow("shared network");
    const action = new Float32Array(2);
    learner.act(Float32Array.of(1, 2, 3), action, new Float32Array(1), { normal: () => 0.5 } as never);
    expect(action.every(Number.isFinite)).toBe(true);
  });

  it("says so where the loss alone is not finite", () => {
    const policyLoss = { loss: () => NaN, slope: () => 1 };
    const learner: Learner = learnerOf({ engine, policyLoss });
    learner.load(samplesFrom(learner, 2, 1), rates);
    const before = learner.save();
    expect(() => learner.step({ index: everyIndex(2) })).toThrow(
      /^policy: its loss is not finite, though its gradient is; it must be finite \(losses: policy NaN, critics/,
    );
    expect(learner.save()).toEqual(before);
  });
});

it("where single precision overflows in the norm alone, the largest gradient is named", () => {
  const { spoil } = spoiled(wasm, networks.perceptron, target(0, 1e25, 1e25));
  expect(messageOf(spoil)).toMatch(
    /^value critic, \w+ of [\w ]+: a gradient is -?\d\.\d+e\+2\d, and the norm of all Infinity; it must be finite/,
  );
});

it("parameters that are not finite are named before the gradients that they spoil", () => {
  const learner = learnerOf();
  const samples = samplesFrom(learner, 2, 1);
  const { networks: saved } = learner.save();
  const parameters = Float64Array.from(saved[2].parameters);
  parameters[16] = NaN; // 3 × 5 weights, then biases
  learner.restore({ networks: saved.with(2, { ...saved[2], parameters }) });
  learner.load(samples, rates);
  expect(() => learner.step({ index: everyIndex(2) })).toThrow("cost critic 1, biases of layer 1: a parameter is NaN");
});

describe("tensorsOf", () => {
  const shape: NetworkShape = { hidden: [2, 4], activation: "relu", normalization: "layer", numOutputs: 3, numFree: 2 };

  it("knows where each tensor lies, from the end to the beginning", () => {
    expect(tensorsOf(shape, 5)).toEqual([
      { tensor: "weights of the output layer", from: 36, to: 48 },
      { tensor: "biases of the output layer", from: 48, to: 51 },
      { tensor: "weights of layer 2", from: 16, to: 24 },
      { tensor: "biases of layer 2", from: 24, to: 28 },
      { tensor: "gains of layer 2", from: 28, to: 32 },
      { tensor: "shifts of layer 2", from: 32, to: 36 },
      { tensor: "weights of layer 1", from: 0, to: 10 },
      { tensor: "biases of layer 1", from: 10, to: 12 },
      { tensor: "gains of layer 1", from: 12, to: 14 },
      { tensor: "shifts of layer 1", from: 14, to: 16 },
      { tensor: "free parameters", from: 51, to: 53 },
    ]);
  });

  it("ends where the parameters of an engine end", () => {
    for (const normalization of ["none", "layer"] as const) {
      const places = tensorsOf({ ...shape, normalization }, 5);
      const networkOf = reference.networks(5, [{ ...shape, normalization }]);
      expect(Math.max(...places.map(({ to }) => to))).toBe(networkOf.parameters(0).length);
    }
  });

  it("does not look into a model", () => {
    const model = () => ({ apply: (x: object) => x, trainableWeights: [] });
    expect(tensorsOf({ ...shape, model }, 5)).toEqual([{ tensor: "parameters of its model", from: 0, to: Infinity }]);
  });
});
