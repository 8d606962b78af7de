import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { box, discrete } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import type { Head } from "../../src/policies/head.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";

const heads: readonly (readonly [string, Head])[] = [
  ["categorical", clippedGaussian()(discrete(3))],
  ["clippedGaussian", clippedGaussian()(box({ size: 3, low: -1, high: 1 }))],
  ["squashedGaussian", squashedGaussian()(box({ size: 3, low: -2, high: 1 }))],
];

const stride = 4;
const row = 2;
const at = 1;

/** Outputs for one row, placed where the head has to look for them; the other rows are not numbers. */
function placed(values: readonly number[]): Float64Array {
  const outputs = new Float64Array(values.length * stride).fill(NaN);
  for (const [o, value] of values.entries()) outputs[o * stride + row] = value;
  return outputs;
}

const three = (min: number, max: number) =>
  fc.tuple(...([0, 1, 2] as const).map(() => fc.double({ min, max, noNaN: true })));

describe.each(heads)("%s", (_, head) => {
  const cases = fc.record({ outputs: three(-2, 2), free: three(-1, 0.5), slopes: three(-2, 2), seed: fc.integer() });

  it("answers the log-probability of the action that it stored", () => {
    fc.assert(
      fc.property(cases, ({ outputs, free, seed }) => {
        const z = placed(outputs);
        const f = Float64Array.from(free);
        const action = new Float32Array(5);
        const logProb = head.sample(z, stride, row, f, rng(seed), action, at);
        expect(logProb).toBeCloseTo(head.logProb(z, stride, row, f, action, at), 10);
        expect(action[0]).toBe(0); // nothing is written elsewhere
        expect(action[4]).toBe(0);
      }),
    );
  });

  it("has the gradients that finite differences find", () => {
    fc.assert(
      fc.property(cases, ({ outputs, free, slopes: [slope, entropySlope], seed }) => {
        const action = new Float32Array(5);
        const f = Float64Array.from(free).subarray(0, head.numFree);
        head.sample(placed(outputs), stride, row, f, rng(seed), action, at);
        const objective = (z: readonly number[], g: Float64Array) =>
          slope * head.logProb(placed(z), stride, row, g, action, at)
          + entropySlope * head.entropy(placed(z), stride, row, g);
        const gradient = new Float64Array(3 * stride).fill(77); // to be overwritten
        const freeGradient = new Float64Array(head.numFree).fill(1000); // to be added to
        const z = placed(outputs);
        head.backward(z, stride, row, f, action, at, slope, entropySlope, gradient, freeGradient);

        const step = 1e-5;
        const near = (found: number, up: number, down: number) => {
          const expected = (up - down) / (2 * step);
          expect(Math.abs(found - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)));
        };
        for (let o = 0; o < 3; o++) {
          const nudged = (by: number) => objective(outputs.with(o, outputs[o] + by), f);
          near(gradient[o * stride + row], nudged(step), nudged(-step));
          expect(gradient[o * stride]).toBe(77);
        }
        for (let j = 0; j < head.numFree; j++) {
          const nudged = (by: number) => objective(outputs, f.with(j, f[j] + by));
          near(freeGradient[j] - 1000, nudged(step), nudged(-step));
        }
      }),
    );
  });
});

describe("categorical", () => {
  const head = heads[0][1];
  const none = new Float64Array(0);
  const z = placed([Math.log(1), Math.log(2), Math.log(5)]);

  it("gives probabilities in proportion to exp of the logits", () => {
    for (const [a, prob] of [1 / 8, 2 / 8, 5 / 8].entries()) {
      expect(Math.exp(head.logProb(z, stride, row, none, Float32Array.of(a), 0))).toBeCloseTo(prob, 12);
    }
  });

  it("draws each action as often as its probability says", () => {
    const random = rng("draws");
    const action = new Float32Array(1);
    const counts = [0, 0, 0];
    for (let i = 0; i < 20_000; i++) {
      head.sample(z, stride, row, none, random, action, 0);
      counts[action[0]]++;
    }
    for (const [a, prob] of [1 / 8, 2 / 8, 5 / 8].entries()) {
      expect(Math.abs(counts[a] / 20_000 - prob)).toBeLessThan(4 * Math.sqrt((prob * (1 - prob)) / 20_000));
    }
  });

  it.each([
    [0, 0],
    [0.124, 0],
    [0.126, 1],
    [0.374, 1],
    [0.376, 2],
    [1 - 2 ** -32, 2],
  ])("turns the uniform %d into action %d", (uniform, expected) => {
    const action = new Float32Array(1);
    head.sample(z, stride, row, none, { ...rng(0), uniform: () => uniform }, action, 0);
    expect(action[0]).toBe(expected);
  });

  it("takes logits of any size, and impossible actions", () => {
    const huge = placed([1000, 1000, -Infinity]);
    expect(head.logProb(huge, stride, row, none, Float32Array.of(1), 0)).toBeCloseTo(Math.log(0.5), 12);
    expect(head.entropy(huge, stride, row, none)).toBeCloseTo(Math.log(2), 12);
    const gradient = new Float64Array(3 * stride);
    head.backward(huge, stride, row, none, Float32Array.of(1), 0, 1, 1, gradient, none);
    for (const [o, expected] of [-0.5, 0.5, 0].entries()) expect(gradient[o * stride + row]).toBeCloseTo(expected, 12);
    const action = new Float32Array(1);
    head.sample(huge, stride, row, none, { ...rng(0), uniform: () => 1 - 2 ** -32 }, action, 0);
    expect(action[0]).toBe(1);
  });

  it("has the entropy log n where all actions are alike, and its mode is the likeliest", () => {
    expect(head.entropy(placed([4, 4, 4]), stride, row, none)).toBeCloseTo(Math.log(3), 12);
    const action = new Float32Array(1);
    head.mode(placed([1, 3, 2]), stride, row, action, 0);
    expect(action[0]).toBe(1);
  });

  it("is what both Gaussians become where actions are discrete", () => {
    for (const maker of [clippedGaussian(), squashedGaussian()]) {
      const { numOutputs, numFree } = maker(discrete("left", "right"));
      expect([numOutputs, numFree]).toEqual([2, 0]);
    }
  });
});

describe("clippedGaussian", () => {
  const head = clippedGaussian({ logStd: -1 })(box({ size: 2, low: -1, high: 1 }));

  it("starts its log standard deviations where it was told", () => {
    expect([head.numOutputs, head.numFree, head.initialFree]).toEqual([2, 2, -1]);
  });

  it("has the density of the normal distribution, also outside the box", () => {
    // N(3; 1, 2²) · N(0; 0, 1²)
    const logProb = head.logProb(
      placed([1, 0]),
      stride,
      row,
      Float64Array.of(Math.log(2), 0),
      Float32Array.of(3, 0),
      0,
    );
    expect(Math.exp(logProb)).toBeCloseTo(
      (Math.exp(-0.5) / (2 * Math.sqrt(2 * Math.PI))) * (1 / Math.sqrt(2 * Math.PI)),
      12,
    );
  });

  it("draws with the mean and the deviation that it says, and does not clip", () => {
    const random = rng("moments");
    const action = new Float32Array(2);
    const n = 20_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      head.sample(placed([0.5, 9]), stride, row, Float64Array.of(Math.log(2), -9), random, action, 0);
      sum += action[0] - 0.5;
      squares += (action[0] - 0.5) * (action[0] - 0.5);
      expect(Math.abs(action[1] - 9)).toBeLessThan(0.001);
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 * (2 / Math.sqrt(n)));
    expect(Math.abs(squares / n - 4)).toBeLessThan(4 * 4 * Math.sqrt(2 / n)); // Var of z² is 2
  });

  it("has the entropy ½ log 2πe σ² per coordinate, and its mode is the mean", () => {
    const expected = 0.5 * Math.log(2 * Math.PI * Math.E * 4) + 0.5 * Math.log(2 * Math.PI * Math.E * 9);
    expect(head.entropy(placed([0, 0]), stride, row, Float64Array.of(Math.log(2), Math.log(3)))).toBeCloseTo(
      expected,
      12,
    );
    const action = new Float32Array(2);
    head.mode(placed([0.25, 5]), stride, row, action, 0);
    expect([...action]).toEqual([0.25, 5]);
  });
});

describe("squashedGaussian", () => {
  const head = squashedGaussian()(box({ size: 1, low: -2, high: 4 }));

  it("has a density that integrates to 1 over the box", () => {
    for (const [mean, logStd] of [
      [0, -0.5],
      [1, 0],
      [-0.7, -1],
    ]) {
      const z = placed([mean]);
      const free = Float64Array.of(logStd);
      const density = (a: number) => Math.exp(head.logProb(z, stride, row, free, Float32Array.of(a), 0));
      const n = 20_000; // midpoints
      let integral = 0;
      for (let i = 0; i < n; i++) integral += density(-2 + (6 * (i + 0.5)) / n) * (6 / n);
      expect(integral).toBeCloseTo(1, 4);
    }
  });

  it("has the normal's density over the slope of the squash", () => {
    // At the center of the box u = 0 and da/du = 3.
    const logProb = head.logProb(placed([1]), stride, row, Float64Array.of(0), Float32Array.of(1), 0);
    expect(Math.exp(logProb)).toBeCloseTo(Math.exp(-0.5) / Math.sqrt(2 * Math.PI) / 3, 12);
  });

  it("stays in the box, and draws both sides of its mode equally often", () => {
    const random = rng("median");
    const action = new Float32Array(1);
    const z = placed([1]);
    head.mode(z, stride, row, action, 0);
    const mode = action[0];
    expect(mode).toBeCloseTo(-2 + 3 * (Math.tanh(1) + 1), 6);
    const n = 10_000;
    let numBelow = 0;
    for (let i = 0; i < n; i++) {
      head.sample(z, stride, row, Float64Array.of(1), random, action, 0);
      expect(action[0]).toBeGreaterThanOrEqual(-2);
      expect(action[0]).toBeLessThanOrEqual(4);
      if (action[0] < mode) numBelow++;
    }
    expect(Math.abs(numBelow / n - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / n));
  });

  it("stays finite at the walls, where the mean is far outside", () => {
    const action = new Float32Array(1);
    for (const mean of [-50, 50]) {
      const z = placed([mean]);
      const free = Float64Array.of(0);
      expect(head.sample(z, stride, row, free, rng(3), action, 0)).toSatisfy(Number.isFinite);
      const gradient = new Float64Array(stride);
      head.backward(z, stride, row, free, action, 0, 1, 0, gradient, new Float64Array(1));
      expect(gradient[row]).toSatisfy(Number.isFinite);
    }
  });

  it.each([{ low: -1 }, { high: 1 }, {}])("refuses a box without two walls: %o", (bounds) => {
    expect(() => squashedGaussian()(box({ size: 2, ...bounds }))).toThrow(
      /^squashedGaussian: the actions are 2 numbers between .*; both bounds must be finite, or take clippedGaussian\(\)$/,
    );
  });
});
