import { describe, expect, it } from "vitest";
import type { Samples } from "../../src/engine/learner.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { everyIndex, glass, learnerOf, normals, rates, samplesFrom } from "./learners.ts";

/** What a network with one hidden layer answers, written anew: parameters → outputs of one row. */
function answer(parameters: ArrayLike<number>, x: ArrayLike<number>, numHidden: number, numOutputs: number): number[] {
  const numInputs = x.length;
  const biases = numInputs * numHidden;
  const weights2 = biases + numHidden;
  const biases2 = weights2 + numHidden * numOutputs;
  const h = Array.from({ length: numHidden }, (_, j) => {
    let sum = parameters[biases + j];
    for (let i = 0; i < numInputs; i++) sum += x[i] * parameters[i * numHidden + j];
    return Math.tanh(sum);
  });
  return Array.from({ length: numOutputs }, (_, o) =>
    h.reduce((sum, hj, j) => sum + hj * parameters[weights2 + j * numOutputs + o], parameters[biases2 + o]),
  );
}

/** log π and entropy of each policy, from the textbook. */
interface Distribution {
  readonly numFree: number;
  logProb(outputs: number[], free: ArrayLike<number>, action: ArrayLike<number>): number;
  entropy(outputs: number[], free: ArrayLike<number>): number;
}
const softmax = (z: number[]) => z.map((x) => Math.exp(x) / z.reduce((sum, y) => sum + Math.exp(y), 0));
const normalLogDensity = (u: number, mean: number, logStd: number) =>
  -0.5 * ((u - mean) / Math.exp(logStd)) ** 2 - logStd - 0.5 * Math.log(2 * Math.PI);
const normalEntropy = (outputs: number[], free: ArrayLike<number>) =>
  outputs.reduce((sum, _, j) => sum + 0.5 * Math.log(2 * Math.PI * Math.E) + free[j], 0);
const categorical: Distribution = {
  numFree: 0,
  logProb: (z, _, action) => Math.log(softmax(z)[action[0]]),
  entropy: (z) => softmax(z).reduce((sum, p) => sum - p * Math.log(p), 0),
};
const normal: Distribution = {
  numFree: 2,
  logProb: (mean, logStd, action) => mean.reduce((sum, m, j) => sum + normalLogDensity(action[j], m, logStd[j]), 0),
  entropy: normalEntropy,
};
const squashed: Distribution = {
  numFree: 2,
  logProb: (mean, logStd, action) =>
    mean.reduce((sum, m, j) => {
      const t = action[j] / 2; // the box is ±2
      return sum + normalLogDensity(Math.atanh(t), m, logStd[j]) - Math.log(2 * (1 - t * t));
    }, 0),
  entropy: normalEntropy,
};

describe("a gradient step", () => {
  it.each([
    ["categorical", discrete(4), clippedGaussian(), categorical, 4],
    ["clippedGaussian", box({ size: 2, low: -1, high: 1 }), clippedGaussian(), normal, 2],
    ["squashedGaussian", box({ size: 2, low: -2, high: 2 }), squashedGaussian(), squashed, 2],
  ] as const)("follows the gradient of the whole loss: %s", (_, actionSpace, policy, distribution, numOutputs) => {
    const size = 100; // more than a chunk
    const { engine, seen } = glass();
    const settings = { learningRate: 0.01 };
    const learner = learnerOf({
      engine,
      actionSpace,
      policy,
      policyOptimizer: adam(settings),
      criticOptimizer: adam(settings),
    });
    const drawn = samplesFrom(learner, size, actionSpace.size);
    // Ratios and centers away from 1, and old values away from the present ones, so that every clip bites somewhere.
    const shift = normals(size, "shift");
    const samples: Samples = {
      ...drawn,
      logProb: drawn.logProb.map((x, i) => x + 0.3 * shift[i]),
      center: normals(size, "center").map((x) => Math.exp(0.2 * x)),
      critics: drawn.critics.map(({ value, target }, k) => ({
        target,
        value: value.map((x, i) => x + 0.4 * normals(size, `old ${k}`)[i]),
      })),
    };
    const index = everyIndex(size).toReversed();
    const weight = normals(size, "weight").map((x) => Math.exp(0.5 * x));
    const entropyBonus = 0.1;

    const row = (i: number) => samples.obs.subarray(i * 3, i * 3 + 3);
    const mean = (of: (i: number) => number) => index.reduce((sum, i, b) => sum + weight[b] * of(i), 0) / size;
    const policyTerms = (parameters: Float64Array, i: number) => {
      const outputs = answer(parameters, row(i), 5, numOutputs);
      const free = parameters.subarray(parameters.length - distribution.numFree);
      const action = samples.action.subarray(i * actionSpace.size, (i + 1) * actionSpace.size);
      const ratio = Math.exp(distribution.logProb(outputs, free, action) - samples.logProb[i]);
      const center = samples.center[i];
      const clipped = Math.min(Math.max(ratio, center - 0.2), center + 0.2);
      const a = samples.advantage[i];
      const entropy = distribution.entropy(outputs, free);
      return { loss: -Math.min(ratio * a, clipped * a), entropy, change: ratio / center };
    };
    const losses = [
      (parameters: Float64Array) =>
        mean((i) => policyTerms(parameters, i).loss - entropyBonus * policyTerms(parameters, i).entropy),
      ...[0, 1].map(
        (k) => (parameters: Float64Array) =>
          mean((i) => {
            const [value] = answer(parameters, row(i), 5, 1);
            const { value: old, target } = samples.critics[k];
            const held = Math.min(Math.max(value, old[i] - 0.2), old[i] + 0.2);
            const free = 0.5 * (value - target[i]) ** 2;
            return k === 0 ? free : Math.max(free, 0.5 * (held - target[i]) ** 2);
          }),
      ),
    ];

    const starts = losses.map((_loss, net) => Float64Array.from(seen.networks!.parameters(net)));
    learner.load(samples, { policyRate: 1, criticRate: 1, entropyBonus, progress: 0 });
    learner.step({ index, weight });
    for (const [net, loss] of losses.entries()) {
      const start = starts[net];
      const step = 1e-5;
      let largest = 0;
      for (let p = 0; p < start.length; p++) {
        const slope = (loss(start.with(p, start[p] + step)) - loss(start.with(p, start[p] - step))) / (2 * step);
        largest = Math.max(largest, Math.abs(slope));
        expect(Math.abs(seen.gradients[net][p] - slope)).toBeLessThan(1e-6 * Math.max(0.01, Math.abs(slope)));
      }
      expect(largest).toBeGreaterThan(0.01);
      // Adam's first step from a gradient g is learningRate · g / (|g| + ε), ε = 1e-5.
      const end = seen.networks!.parameters(net);
      for (const [p, g] of seen.gradients[net].entries()) {
        expect(end[p]).toBeCloseTo(start[p] - (0.01 * g) / (Math.abs(g) + 1e-5), 10);
      }
    }

    const report = learner.report();
    const policyAt = (i: number) => policyTerms(starts[0], i);
    expect(report.policyLoss).toBeCloseTo(
      mean((i) => policyAt(i).loss),
      10,
    );
    expect(report.entropy).toBeCloseTo(
      mean((i) => policyAt(i).entropy),
      10,
    );
    expect(report.approxKl).toBeCloseTo(
      mean((i) => policyAt(i).change - 1 - Math.log(policyAt(i).change)),
      10,
    );
    expect(report.valueLoss).toBeCloseTo(losses[1](starts[1]), 10);
    expect(report.costValueLosses).toHaveLength(1);
    expect(report.costValueLosses[0]).toBeCloseTo(losses[2](starts[2]), 10);
    expect(report.policyGradNorm).toBeCloseTo(Math.hypot(...seen.gradients[0]), 10);
    expect(report.numGradientSteps).toBe(1);
  });

  it("counts the samples that the clip holds", () => {
    const learner = learnerOf();
    const samples = samplesFrom(learner, 4, 1);
    // Ratios π/μ of about e⁰·⁵, e⁰·⁵, e⁻⁰·⁵ and 1: too far up with Â > 0 is held, with Â < 0 not.
    const logProb = samples.logProb.map((x, i) => x + [-0.5, -0.5, 0.5, 0][i]);
    learner.load({ ...samples, logProb, advantage: Float64Array.of(1, -1, -1, 0) }, rates);
    learner.step({ index: everyIndex(4) });
    expect(learner.report().clipFraction).toBe(2 / 4);
  });

  it("survives an infinite ratio that the clip holds", () => {
    const learner = learnerOf();
    const samples = samplesFrom(learner, 1, 1);
    const before = learner.save().networks[0].parameters;
    learner.load({ ...samples, logProb: Float32Array.of(-1000), advantage: Float64Array.of(1) }, rates);
    learner.step({ index: everyIndex(1) });
    expect(learner.save().networks[0].parameters).toEqual(before);
  });

  it("reports means over the steps since the last report", () => {
    const still = { learningRate: 0 };
    const learner = learnerOf({ policyOptimizer: adam(still), criticOptimizer: adam(still) });
    const samples = samplesFrom(learner, 4, 1);
    learner.load(samples, rates);
    learner.step({ index: Uint32Array.of(0, 1) });
    const first = learner.report();
    learner.step({ index: Uint32Array.of(2, 3) });
    const second = learner.report();
    learner.step({ index: Uint32Array.of(0, 1) });
    learner.step({ index: Uint32Array.of(2, 3) });
    const both = learner.report();
    expect(both.numGradientSteps).toBe(2);
    expect(both.valueLoss).toBeCloseTo((first.valueLoss + second.valueLoss) / 2, 12);
    expect(both.policyLoss).toBeCloseTo((first.policyLoss + second.policyLoss) / 2, 12);
    expect(first.valueLoss).not.toBeCloseTo(second.valueLoss, 3);
    expect(learner.report().numGradientSteps).toBe(0);
  });

  it("moves the policy and the critics at their own rates", () => {
    const moved = (policyRate: number, criticRate: number) => {
      const learner = learnerOf();
      const samples = samplesFrom(learner, 4, 1);
      const before = learner.save().networks;
      learner.load(samples, { policyRate, criticRate, entropyBonus: 0, progress: 0 });
      learner.step({ index: everyIndex(4) });
      const after = learner.save().networks;
      // In the first step of Adam the largest parameter moves by nearly the learning rate.
      return after.map(({ parameters }, net) =>
        Math.max(...Array.from(parameters, (x, p) => Math.abs(x - before[net].parameters[p]))),
      );
    };
    const full = moved(1, 1);
    const some = moved(0.5, 0);
    expect(full[0]).toBeGreaterThan(1e-4);
    expect(some[0] / full[0]).toBeCloseTo(0.5, 6);
    expect(some.slice(1)).toEqual([0, 0]);
  });

  it("takes no harm from questions asked between the steps", () => {
    const stepped = (ask: (learner: ReturnType<typeof learnerOf>) => void) => {
      const learner = learnerOf();
      learner.load(samplesFrom(learner, 10, 1), rates);
      learner.step({ index: everyIndex(10) });
      ask(learner);
      learner.step({ index: everyIndex(10) });
      return learner.save();
    };
    expect(stepped((learner) => learner.values(new Float32Array(30), 0))).toEqual(stepped(() => {}));
  });
});

describe("a learner", () => {
  it("comes to prefer the arm that pays", () => {
    const learner = learnerOf({
      actionSpace: discrete(2),
      network: perceptron({ hidden: [] }),
      policyOptimizer: adam({ learningRate: 0.05 }),
    });
    const index = everyIndex(100);
    const probability = () => Math.exp(learner.logProbs(Float32Array.of(1, 0, 0), Float32Array.of(1))[0]);
    expect(probability()).toBeCloseTo(0.5, 12);
    for (let update = 0; update < 10; update++) {
      const samples = samplesFrom(learner, 100, 1);
      const obs = samples.obs.map((_, i) => Number(i % 3 === 0));
      const logProb = Float32Array.from(learner.logProbs(obs, samples.action));
      const advantage = Float64Array.from(samples.action, (arm) => (arm === 1 ? 1 : -1));
      learner.load({ ...samples, obs, logProb, advantage }, rates);
      for (let epoch = 0; epoch < 4; epoch++) learner.step({ index });
    }
    expect(probability()).toBeGreaterThan(0.9);
  });

  it("starts uniform and worthless where nothing is hidden", () => {
    const learner = learnerOf({ network: perceptron({ hidden: [] }) });
    const obs = Float32Array.of(1, 2, 3);
    expect([...learner.policyOutputs(obs)]).toEqual([0, 0, 0, 0]);
    expect([...learner.values(obs, 1)]).toEqual([0]);
  });

  it("starts with actions nearly alike, and critics that differ from each other", () => {
    const learner = learnerOf({ network: perceptron({ hidden: [16, 16] }) });
    const obs = Float32Array.from(normals(3 * 50, "obs"));
    const largest = Math.max(...learner.policyOutputs(obs).map(Math.abs));
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(0.01 * 4); // gain · ‖h‖, and ‖h‖ ≤ √16
    expect(learner.values(obs, 0)).not.toEqual(learner.values(obs, 1));
  });

  it("starts hidden layers with gain √2, the policy's outputs with 0.01, the critics' with 1, and no bias", () => {
    const { networks } = learnerOf({ network: perceptron({ hidden: [5, 5] }) }).save();
    const length = (x: ArrayLike<number>) => Math.hypot(...Array.from(x));
    for (const [net, outputGain, numOutputs] of [
      [0, 0.01, 4],
      [1, 1, 1],
      [2, 1, 1],
    ]) {
      const { parameters } = networks[net];
      expect(length(parameters.subarray(0, 15))).toBeCloseTo(Math.SQRT2 * Math.sqrt(3), 12); // 3 × 5: three rows
      expect(length(parameters.subarray(15, 20))).toBe(0);
      expect(length(parameters.subarray(20, 45))).toBeCloseTo(Math.SQRT2 * Math.sqrt(5), 12); // 5 × 5
      expect(length(parameters.subarray(50, 50 + 5 * numOutputs))).toBeCloseTo(outputGain * Math.sqrt(numOutputs), 12);
      expect(length(parameters.subarray(50 + 5 * numOutputs))).toBe(0);
    }
  });

  it("starts the log standard deviations where the head says", () => {
    const learner = learnerOf({ actionSpace: box({ size: 2 }), policy: clippedGaussian({ logStd: -1.5 }) });
    expect(learner.save().networks[0].parameters.slice(-2)).toEqual(Float64Array.of(-1.5, -1.5));
  });

  it("answers the same for a large batch as for its rows one by one", () => {
    const learner = learnerOf();
    const size = 150;
    const samples = samplesFrom(learner, size, 1);
    const obs = (i: number) => samples.obs.slice(i * 3, i * 3 + 3);
    const oneByOne = (of: (i: number) => Iterable<number>) => Array.from(everyIndex(size), (i) => [...of(i)]).flat();
    expect([...learner.values(samples.obs, 1)]).toEqual(oneByOne((i) => learner.values(obs(i), 1)));
    expect([...learner.policyOutputs(samples.obs)]).toEqual(oneByOne((i) => learner.policyOutputs(obs(i))));
    expect([...learner.logProbs(samples.obs, samples.action)]).toEqual(
      oneByOne((i) => learner.logProbs(obs(i), samples.action.subarray(i, i + 1))),
    );
    const modes = new Float32Array(size);
    learner.mode(samples.obs, modes);
    expect([...modes]).toEqual(
      oneByOne((i) => {
        const mode = new Float32Array(1);
        learner.mode(obs(i), mode);
        return mode;
      }),
    );
    const random = rng("actions"); // the stream that `samplesFrom` drew from, in the order of the rows
    expect([...samples.action]).toEqual(
      oneByOne((i) => {
        const action = new Float32Array(1);
        learner.act(obs(i), action, new Float32Array(1), random);
        return action;
      }),
    );
  });

  it("says when it acts what it says of that action later", () => {
    const learner = learnerOf({ actionSpace: box({ size: 2, low: -1, high: 1 }), policy: squashedGaussian() });
    const { obs, action, logProb } = samplesFrom(learner, 20, 2);
    for (const [i, later] of learner.logProbs(obs, action).entries()) expect(logProb[i]).toBeCloseTo(later, 5);
  });

  it("goes on from a saved state to the same bits", () => {
    const original = learnerOf();
    const samples = samplesFrom(original, 20, 1);
    const improve = (learner: typeof original) => {
      learner.load(samples, rates);
      learner.step({ index: everyIndex(20) });
    };
    improve(original);
    const copy = learnerOf({ rng: rng("another") });
    expect(copy.save()).not.toEqual(original.save());
    copy.restore(original.save());
    improve(original);
    improve(copy);
    expect(copy.save()).toEqual(original.save());
  });

  it("refuses the state of another learner", () => {
    const state = learnerOf().save();
    expect(() => learnerOf({ numCritics: 3 }).restore(state)).toThrow(
      "learner: the state has 3 networks; it must have 4",
    );
    expect(() => learnerOf({ network: perceptron({ hidden: [4] }) }).restore(state)).toThrow(
      "policy: the state has 44 parameters; it must have 36",
    );
  });
});
