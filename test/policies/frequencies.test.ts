import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { box } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { question } from "./anyHead.ts";

/** Every action of a product of choices, each as it stands in a batch. */
const everyAction = (counts: readonly number[]): Float32Array[] =>
  counts
    .reduce<number[][]>(
      (actions, n) => actions.flatMap((action) => Array.from({ length: n }, (_, a) => [...action, a])),
      [[]],
    )
    .map((action) => Float32Array.from(action));

/**
 * Pearson's χ² = Σ (observed − expected)²/expected, against 5 deviations above its mean: with k cells
 * E χ² = k − 1 and, up to terms that many draws make small, Var χ² = 2 (k − 1).
 */
function expectFrequencies(observed: readonly number[], expected: readonly number[]) {
  const chiSquared = observed.reduce((sum, count, i) => sum + (count - expected[i]) ** 2 / expected[i], 0);
  const freedom = observed.length - 1;
  expect(chiSquared).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom) + 5);
}

const counts = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 });
const dials = counts.chain((n) => {
  const space = multiDiscrete(n);
  const head = clippedGaussian()(space);
  return question(fc.constant({ space, head })).map((asked) => ({ asked, actions: everyAction(n) }));
});

describe("choices", () => {
  it("have probabilities that sum to 1", () => {
    fc.assert(
      fc.property(dials, ({ asked: { head, outputs, stride, row, free }, actions }) => {
        const total = actions.reduce((sum, a) => sum + Math.exp(head.logProb(outputs, stride, row, free, a, 0)), 0);
        expect(total).toBeCloseTo(1, 12);
      }),
    );
  });

  it("are drawn as often as their probabilities say", () => {
    fc.assert(
      fc.property(dials, ({ asked: { head, outputs, stride, row, free, seed }, actions }) => {
        const numDraws = 4000;
        const number = new Map(actions.map((action, i) => [action.join(), i]));
        const observed = actions.map(() => 0);
        const random = rng(seed);
        const action = new Float32Array(actions[0].length);
        for (let i = 0; i < numDraws; i++) {
          head.sample(outputs, stride, row, free, random, action, 0);
          observed[number.get(action.join())!]++;
        }
        const expected = actions.map((a) => numDraws * Math.exp(head.logProb(outputs, stride, row, free, a, 0)));
        expectFrequencies(observed, expected);
      }),
      { numRuns: 25 },
    );
  });
});

describe("vectors", () => {
  // The inner deciles of the standard normal.
  const deciles = [-1.2815516, -0.8416212, -0.5244005, -0.2533471, 0, 0.2533471, 0.5244005, 0.8416212, 1.2815516];
  const parameters = fc.record({
    mean: fc.double({ min: -1, max: 1, noNaN: true }),
    logStd: fc.double({ min: -1, max: 0, noNaN: true }),
    seed: fc.integer(),
  });
  const space = box({ size: 1, low: -2, high: 4 });

  it.each([
    ["clippedGaussian", clippedGaussian()(space), (action: number) => action],
    ["squashedGaussian", squashedGaussian()(space), (action: number) => Math.atanh((action - 1) / 3)],
  ])("of a %s fall between the deciles of the normal distribution equally often", (_name, head, unsquashed) => {
    fc.assert(
      fc.property(parameters, ({ mean, logStd, seed }) => {
        const numDraws = 3000;
        const observed = new Array<number>(10).fill(0);
        const random = rng(seed);
        const action = new Float32Array(1);
        for (let i = 0; i < numDraws; i++) {
          head.sample(Float64Array.of(mean), 1, 0, Float64Array.of(logStd), random, action, 0);
          const z = (unsquashed(action[0]) - mean) / Math.exp(logStd);
          observed[deciles.filter((decile) => z > decile).length]++;
        }
        expectFrequencies(observed, new Array<number>(10).fill(numDraws / 10));
      }),
      { numRuns: 10 },
    );
  });
});
