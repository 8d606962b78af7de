import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import type { Head } from "../../src/policies/head.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { dot } from "./anyHead.ts";

const none = new Float64Array(0);
const logits = (n: number) =>
  fc
    .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n, maxLength: n })
    .map((values) => Float64Array.from(values));

describe("KL of choices", () => {
  const head = clippedGaussian()(discrete(4));
  const probsOf = (z: Float64Array) =>
    [0, 1, 2, 3].map((a) => Math.exp(head.logProb(z, 1, 0, none, Float32Array.of(a), 0)));

  it("is Σ p log p/q", () => {
    const old = Float64Array.from([0.1, 0.2, 0.3, 0.4], Math.log);
    const now = Float64Array.from([0.4, 0.3, 0.2, 0.1], Math.log);
    const expected = 0.1 * Math.log(1 / 4) + 0.2 * Math.log(2 / 3) + 0.3 * Math.log(3 / 2) + 0.4 * Math.log(4);
    expect(head.kl(now, old, 1, 0, none, none)).toBeCloseTo(expected, 14);
  });

  // Pinsker's inequality, which makes KL 0 nowhere but where the two are the same.
  it("is at least ½ (Σ |p − q|)²", () => {
    fc.assert(
      fc.property(logits(4), logits(4), (now, old) => {
        const q = probsOf(now);
        const distance = probsOf(old).reduce((sum, p, a) => sum + Math.abs(p - q[a]), 0);
        expect(head.kl(now, old, 1, 0, none, none)).toBeGreaterThanOrEqual(0.5 * distance * distance - 1e-15);
      }),
    );
  });

  it("is 0 where logits differ by a constant, which changes no probability", () => {
    const z = Float64Array.of(1, 2, 3, 4);
    expect(
      head.kl(
        z.map((x) => x + 8),
        z,
        1,
        0,
        none,
        none,
      ),
    ).toBeCloseTo(0, 14);
  });

  it("is infinite where what was possible has become impossible, and finite the other way round", () => {
    const all = Float64Array.of(0, 0, 0, 0);
    const three = Float64Array.of(0, 0, 0, -Infinity);
    expect(head.kl(three, all, 1, 0, none, none)).toBe(Infinity);
    expect(head.kl(all, three, 1, 0, none, none)).toBeCloseTo(Math.log(4 / 3), 14);
  });
});

describe("the Fisher information of choices", () => {
  it.each([
    ["one choice", discrete(4), 4, [[0], [1], [2], [3]]],
    [
      "two choices",
      multiDiscrete([2, 3]),
      5,
      [
        [0, 0],
        [0, 1],
        [0, 2],
        [1, 0],
        [1, 1],
        [1, 2],
      ],
    ],
  ])("is E[∇ log π ∇ log πᵀ]: %s", (_, space, numOutputs, actions) => {
    const head = clippedGaussian()(space);
    fc.assert(
      fc.property(logits(numOutputs), logits(numOutputs), (z, tangent) => {
        const expected = new Float64Array(numOutputs);
        for (const action of actions.map((a) => Float32Array.from(a))) {
          const prob = Math.exp(head.logProb(z, 1, 0, none, action, 0));
          const score = new Float64Array(numOutputs);
          head.backward(z, 1, 0, none, action, 0, 1, 0, score, none);
          for (let o = 0; o < numOutputs; o++) expected[o] += prob * score[o] * dot(score, tangent);
        }
        const found = new Float64Array(numOutputs);
        head.fisher(z, 1, 0, none, tangent, none, 1, found, none);
        for (let o = 0; o < numOutputs; o++) expect(found[o]).toBeCloseTo(expected[o], 12);
      }),
    );
  });
});

describe("one-dimensional Gaussians", () => {
  const space = box({ size: 1, low: -2, high: 4 });
  const value = fc.double({ min: -1, max: 1, noNaN: true });
  const parameters = fc.record({ mean: value, oldMean: value, logStd: value, oldLogStd: value });
  const numPoints = 4000;

  // Where to integrate, and over what: from −10σ to 10σ around the old mean, or over the box, by midpoints.
  const heads: readonly (readonly [string, Head, (mean: number, std: number) => readonly [number, number]])[] = [
    ["clippedGaussian", clippedGaussian()(space), (mean, std) => [mean - 10 * std, mean + 10 * std]],
    ["squashedGaussian", squashedGaussian()(space), () => [-2, 4]],
  ];

  describe.each(heads)("%s", (_, head, rangeOf) => {
    /** ∫ f(a) da */
    const integral = ([from, to]: readonly [number, number], f: (action: Float32Array) => number) => {
      const width = (to - from) / numPoints;
      let sum = 0;
      for (let i = 0; i < numPoints; i++) sum += width * f(Float32Array.of(from + (i + 0.5) * width));
      return sum;
    };

    it("have the KL that numeric integration of p log p/q finds", () => {
      fc.assert(
        fc.property(parameters, ({ mean, oldMean, logStd, oldLogStd }) => {
          const [now, old] = [Float64Array.of(mean), Float64Array.of(oldMean)];
          const [free, oldFree] = [Float64Array.of(logStd / 2 - 1), Float64Array.of(oldLogStd / 2 - 1)];
          const expected = integral(rangeOf(oldMean, Math.exp(oldFree[0])), (action) => {
            const oldLogProb = head.logProb(old, 1, 0, oldFree, action, 0);
            return Math.exp(oldLogProb) * (oldLogProb - head.logProb(now, 1, 0, free, action, 0));
          });
          expect(head.kl(now, old, 1, 0, free, oldFree)).toBeCloseTo(expected, 3);
        }),
        { numRuns: 30 },
      );
    });

    it("have the Fisher information that numeric integration of p ∇ log p ∇ log pᵀ finds", () => {
      fc.assert(
        fc.property(parameters, ({ mean, oldMean: meanTangent, logStd, oldLogStd: freeTangent }) => {
          const now = Float64Array.of(mean);
          const free = Float64Array.of(logStd / 2 - 1);
          const [tangents, found] = [
            [meanTangent, freeTangent],
            [new Float64Array(1), new Float64Array(1)],
          ] as const;
          head.fisher(now, 1, 0, free, Float64Array.of(meanTangent), Float64Array.of(freeTangent), 1, ...found);
          for (const k of [0, 1]) {
            const expected = integral(rangeOf(mean, Math.exp(free[0])), (action) => {
              const scores = [new Float64Array(1), new Float64Array(1)] as const;
              head.backward(now, 1, 0, free, action, 0, 1, 0, ...scores);
              const prob = Math.exp(head.logProb(now, 1, 0, free, action, 0));
              return prob * scores[k][0] * (scores[0][0] * tangents[0] + scores[1][0] * tangents[1]);
            });
            expect(found[k][0]).toBeCloseTo(expected, 3);
          }
        }),
        { numRuns: 30 },
      );
    });

    it("have the KL of the textbook: log σ/σ₀ + (σ₀² + (μ₀ − μ)²)/2σ² − ½", () => {
      // N(1, 2²) to N(0, 3²)
      const found = head.kl(
        Float64Array.of(0),
        Float64Array.of(1),
        1,
        0,
        Float64Array.of(Math.log(3)),
        Float64Array.of(Math.log(2)),
      );
      expect(found).toBeCloseTo(Math.log(3 / 2) + (4 + 1) / 18 - 0.5, 14);
    });

    it("are apart where mean or deviation is", () => {
      fc.assert(
        fc.property(value, value, (mean, by) => {
          fc.pre(Math.abs(by) > 1e-6);
          const [here, there] = [Float64Array.of(mean), Float64Array.of(mean + by)];
          expect(head.kl(here, there, 1, 0, here, here)).toBeGreaterThan(0);
          expect(head.kl(here, here, 1, 0, here, there)).toBeGreaterThan(0);
        }),
      );
    });
  });
});
