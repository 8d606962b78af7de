import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LearnerDesign } from "../../src/engine/createLearner.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { clippedError } from "../../src/losses/clippedError.ts";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import type { PolicyLoss, ValueLoss } from "../../src/losses/loss.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import { surrogate } from "../../src/losses/surrogate.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { sharedPerceptron } from "../../src/networks/sharedPerceptron.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { rng } from "../../src/math/rng.ts";
import {
  categoricalLikelihood,
  gaussianLikelihood,
  negativeEntropy,
  negativeLogLikelihood,
  pseudoHuber,
  simplePolicyOptimization,
  tapedClippedError,
  tapedClippedSurrogate,
} from "../losses/taped.ts";
import { normals } from "./learners.ts";
import { entropyBonus, stepped } from "./stepped.ts";

const criticWeight = 0.3;

const policies: Record<string, Pick<LearnerDesign, "actionSpace" | "policy">> = {
  categorical: { actionSpace: discrete(3), policy: clippedGaussian() },
  clippedGaussian: { actionSpace: box({ size: 2, low: -1, high: 1 }), policy: clippedGaussian() },
  squashedGaussian: { actionSpace: box({ size: 2, low: -2, high: 2 }), policy: squashedGaussian({ logStd: -1 }) },
};
const losses: Record<string, { policyLoss: PolicyLoss; valueLoss: ValueLoss; costValueLoss: ValueLoss }> = {
  "by slope": { policyLoss: clippedSurrogate(), valueLoss: squaredError(), costValueLoss: clippedError() },
  "by slope, without a clip": { policyLoss: surrogate(), valueLoss: clippedError(), costValueLoss: squaredError() },
  "on tape": { policyLoss: tapedClippedSurrogate(), valueLoss: tapedClippedError(), costValueLoss: pseudoHuber() },
  "simple policy optimization": {
    policyLoss: simplePolicyOptimization(),
    valueLoss: pseudoHuber(),
    costValueLoss: squaredError(),
  },
  "behavior cloning": { policyLoss: negativeLogLikelihood(), valueLoss: squaredError(), costValueLoss: squaredError() },
  "all at once": {
    // Through everything that a loss may be made of.
    policyLoss: {
      record: (t, { ratio, logProb, entropy, outputs, free, advantage, oldLogProb, action }) =>
        t.sum([
          t.mul(ratio, advantage),
          t.square(t.sub(logProb, oldLogProb)),
          t.tanh(entropy),
          ...outputs.map((output) => t.softplus(t.mul(output, action[0]))),
          ...free.map((x) => t.square(x)),
        ]),
    },
    valueLoss: squaredError(),
    costValueLoss: squaredError(),
  },
};
const shapes = fc.record({
  hidden: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
  activation: fc.constantFrom("tanh" as const, "elu" as const, "silu" as const),
  seed: fc.integer(),
});

/** Σ gradient · direction against the rise of the loss that the learner reports, which no gradient enters. */
function expectDownhill(
  changes: Partial<LearnerDesign>,
  whole: (told: { policy: number; critics: number[] }) => number[],
) {
  const { losses: told, networks, gradients } = stepped(changes, 70); // more than a chunk
  for (const [net, gradient] of gradients.entries()) {
    const start = networks.parameters(net);
    const direction = normals(start.length, `direction ${net}`);
    const at = (distance: number) => {
      networks.setParameters(
        net,
        start.map((x, p) => x + distance * direction[p]),
      );
      return whole(told())[net];
    };
    const step = 1e-5;
    const rise = (at(step) - at(-step)) / (2 * step);
    at(0);
    const slope = gradient.reduce((sum, g, p) => sum + g * direction[p], 0);
    expect(Math.abs(rise - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
    expect(Math.abs(slope)).toBeGreaterThan(1e-9);
  }
}

describe.each(Object.entries(policies))("with a %s policy", (_policy, policy) => {
  it.each(Object.entries(losses))("the gradient is that of the reported loss: %s", (_losses, loss) => {
    fc.assert(
      fc.property(shapes, ({ seed, ...shape }) => {
        const changes = { ...policy, ...loss, rng: rng(seed) };
        expectDownhill({ ...changes, network: perceptron(shape) }, ({ policy: p, critics }) => [p, ...critics]);
        expectDownhill(
          { ...changes, network: sharedPerceptron({ ...shape, criticWeight }) },
          ({ policy: p, critics }) => [p + criticWeight * critics.reduce((sum, c) => sum + c, 0)],
        );
      }),
      { numRuns: 2 },
    );
  });

  const gradientsOf = (loss: object, network = perceptron({ hidden: [5, 4] })) =>
    stepped({ ...policy, ...loss, network }, 100).gradients.map((gradient) => [...gradient]);
  /** The largest difference, relative to the largest gradient of the same network. */
  const difference = (one: number[][], other: number[][]) =>
    Math.max(
      ...one.map((gradient, net) => {
        const scale = Math.max(...gradient.map(Math.abs));
        return Math.max(...gradient.map((g, p) => Math.abs(g - other[net][p]))) / scale;
      }),
    );

  it("a tape gives the gradients of the slopes", () => {
    const bySlope = { policyLoss: clippedSurrogate(), valueLoss: clippedError(), costValueLoss: clippedError() };
    const byTape = {
      policyLoss: tapedClippedSurrogate(),
      valueLoss: tapedClippedError(),
      costValueLoss: tapedClippedError(),
    };
    expect(difference(gradientsOf(bySlope), gradientsOf(byTape))).toBeLessThan(1e-12);
    const shared = sharedPerceptron({ hidden: [5] });
    expect(difference(gradientsOf(bySlope, shared), gradientsOf(byTape, shared))).toBeLessThan(1e-12);
  });
});

describe("a loss of raw outputs and free parameters", () => {
  it.each([
    ["clippedGaussian", gaussianLikelihood()],
    ["categorical", categoricalLikelihood()],
  ])("has the gradient that goes through the head: likelihood of a %s", (name, likelihood) => {
    const [direct, through] = [likelihood, negativeLogLikelihood()].map(
      (policyLoss) => stepped({ ...policies[name], policyLoss }, 100).gradients[0],
    );
    for (const [p, g] of through.entries()) expect(Math.abs(direct[p] - g)).toBeLessThan(1e-12);
    expect(Math.max(...through.map(Math.abs))).toBeGreaterThan(0.01);
  });

  it("of the entropy alone is another way to give a bonus", () => {
    const gradientOf = (policyLoss: PolicyLoss) => stepped({ ...policies.categorical, policyLoss }, 30).gradients[0];
    const silent: PolicyLoss = { loss: () => 0, slope: () => 0 };
    const [bonus, loss] = [gradientOf(silent), gradientOf(negativeEntropy())];
    for (const [p, g] of loss.entries()) expect(g).toBeCloseTo(bonus[p] * (1 + 1 / entropyBonus), 12);
  });
});
