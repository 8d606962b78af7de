import { describe, expect, it } from "vitest";
import type { Engine, StepSettings } from "../../src/engine/engine.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { discrete } from "../../src/env/spaces.ts";
import type { ValueLoss } from "../../src/losses/loss.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { sharedPerceptron } from "../../src/networks/sharedPerceptron.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { everyIndex, learnerOf, rates, samplesFrom } from "./learners.ts";

/** The reference engine, and what it is asked to do. */
function watched() {
  const calls: string[] = [];
  const steps: { nets: readonly number[]; settings: readonly StepSettings[] }[] = [];
  const engine: Engine = {
    name: "watched",
    networks(inputSize, shapes) {
      const networks = reference.networks(inputSize, shapes);
      return {
        ...networks,
        forward(nets) {
          calls.push(`forward ${nets.join(" ")}`);
          networks.forward(nets);
        },
        backward(nets) {
          calls.push(`backward ${nets.join(" ")}`);
          networks.backward(nets);
        },
        step(nets, settings) {
          calls.push(`step ${nets.join(" ")}`);
          steps.push({ nets, settings });
          return networks.step(nets, settings);
        },
      };
    },
  };
  return { engine, calls, steps };
}

const optimizers = {
  policyOptimizer: adam({ learningRate: 0.01, maxGradNorm: 0.5 }),
  criticOptimizer: adam({ learningRate: 0.02, maxGradNorm: 3 }),
};

describe("a gradient step", () => {
  it.each([
    ["a shared network", sharedPerceptron({ hidden: [5] }), "0"],
    ["three networks", perceptron({ hidden: [5] }), "0 1 2"],
  ])("takes each of %s forward and back once per chunk", (_name, network, nets) => {
    const { engine, calls } = watched();
    const learner = learnerOf({ engine, network });
    const samples = samplesFrom(learner, 100, 1);
    calls.length = 0;
    learner.load(samples, rates);
    learner.step({ index: everyIndex(100) });
    const chunk = [`forward ${nets}`, `backward ${nets}`];
    expect(calls).toEqual([...chunk, ...chunk, `step ${nets}`]);
  });

  it("steps a shared network with the policy's optimizer and rate, others with their own", () => {
    const ratesOf = (network: ReturnType<typeof perceptron>) => {
      const { engine, steps } = watched();
      const learner = learnerOf({ engine, network, ...optimizers });
      learner.load(samplesFrom(learner, 10, 1), { policyRate: 0.5, criticRate: 0.1, entropyBonus: 0, progress: 0 });
      learner.step({ index: everyIndex(10) });
      return steps[0].settings.map(({ learningRate, maxGradNorm }) => [learningRate, maxGradNorm]);
    };
    expect(ratesOf(sharedPerceptron({ hidden: [5] }))).toEqual([[0.005, 0.5]]);
    expect(ratesOf(perceptron({ hidden: [5] }))).toEqual([
      [0.005, 0.5],
      [0.002, 3],
      [0.002, 3],
    ]);
  });
});

describe.each([reference, wasm])("a shared network on the $name engine", (engine) => {
  const learner = () =>
    learnerOf({
      engine,
      network: sharedPerceptron({ hidden: [6], criticWeight: 1 }),
      actionSpace: discrete(2),
      policyOptimizer: adam({ learningRate: 0.02 }),
    });

  it("learns what to do and what it is worth at the same time", () => {
    const pupil = learner();
    const obs = new Float32Array(3 * 100).fill(0.5);
    for (let update = 0; update < 30; update++) {
      const samples = samplesFrom(pupil, 100, 1);
      const logProb = Float32Array.from(pupil.logProbs(obs, samples.action));
      const advantage = Float64Array.from(samples.action, (arm) => (arm === 1 ? 1 : -1));
      const critics = [2, -1].map((worth, k) => ({
        value: pupil.values(obs, k),
        target: new Float64Array(100).fill(worth),
      }));
      pupil.load({ ...samples, obs, logProb, advantage, critics }, rates);
      for (let epoch = 0; epoch < 4; epoch++) pupil.step({ index: everyIndex(100) });
    }
    const one = obs.subarray(0, 3);
    expect(Math.exp(pupil.logProbs(one, Float32Array.of(1))[0])).toBeGreaterThan(0.9);
    expect(pupil.values(one, 0)[0]).toBeCloseTo(2, 1);
    expect(pupil.values(one, 1)[0]).toBeCloseTo(-1, 1);
    expect(pupil.policyOutputs(one)).toHaveLength(2);
  });

  it("goes on from a saved state to the same bits, and refuses that of another", () => {
    const [original, copy] = [learner(), learner()];
    const samples = samplesFrom(original, 20, 1);
    const improve = (pupil: typeof original) => {
      pupil.load(samples, rates);
      pupil.step({ index: everyIndex(20) });
    };
    improve(original);
    const state = original.save();
    expect(state.networks).toHaveLength(1);
    copy.restore(state);
    improve(original);
    improve(copy);
    expect(copy.save()).toEqual(original.save());
    const other = learnerOf({ engine, network: sharedPerceptron({ hidden: [3] }), actionSpace: discrete(2) });
    expect(() => other.restore(state)).toThrow("shared network: the state has 52 parameters; it must have 28");
    expect(() => learnerOf({ engine }).restore(state)).toThrow("learner: the state has 1 networks; it must have 3");
  });
});

it("a learner says how its losses are written", () => {
  expect(learnerOf().lossForms).toBe("policy by slope, values by slope");
  const valueLoss: ValueLoss = { record: (t, { value, target }) => t.square(t.sub(value, target)) };
  expect(learnerOf({ valueLoss }).lossForms).toBe("policy by slope, values by tape and slope");
});
