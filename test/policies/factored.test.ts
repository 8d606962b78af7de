import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { product } from "../../src/env/product.ts";
import { box, discrete } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";
import { categorical } from "../../src/policies/categorical.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { factored } from "../../src/policies/factored.ts";
import { freeSpread } from "../../src/policies/freeSpread.ts";
import { gaussian } from "../../src/policies/gaussian.ts";
import type { Head, HeadMaker } from "../../src/policies/head.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import { gradientOf, placed, question, rowOf } from "./anyHead.ts";

// A product of a box, a choice and a product of a choice and a box.
const arm = box({ size: 2, low: -1, high: 1 });
const gear = discrete("low", "mid", "high");
const horn = discrete(2);
const wheel = box({ size: 1, low: -3, high: 2 });
const robot = product({ arm, gear, rest: product([horn, wheel]) });
const parts = [arm, gear, horn, wheel];

const makers: readonly (readonly [string, HeadMaker])[] = [
  ["clippedGaussian", clippedGaussian({ logStd: -1 })],
  ["clippedGaussian of state", clippedGaussian({ spread: "state" })],
  ["squashedGaussian", squashedGaussian({ logStd: -1 })],
  ["squashedGaussian of state", squashedGaussian({ spread: "state" })],
];

describe.each(makers)("the %s of a product", (_, maker) => {
  const head = maker(robot);
  const heads = parts.map(maker);
  const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

  /** Cuts what stands one after another into what belongs to each part. */
  function cut<A extends Float32Array | Float64Array>(all: A, sizeOf: (head: Head, i: number) => number): A[] {
    let from = 0;
    return heads.map((each, i) => all.subarray(from, (from += sizeOf(each, i))) as A);
  }
  const outputsOf = (values: Float64Array) => cut(values, ({ numOutputs }) => numOutputs);
  const freeOf = (values: Float64Array) => cut(values, ({ numFree }) => numFree);
  const actionOf = (values: Float32Array) => cut(values, (_head, i) => parts[i].size);
  const joined = (arrays: readonly Float64Array[]) => Float64Array.from(arrays.flatMap((array) => [...array]));
  const asked = question(fc.constant({ space: robot, head }));

  it("has the outputs and free parameters of its parts, which start alike", () => {
    expect(head.numOutputs).toBe(sum(heads.map(({ numOutputs }) => numOutputs)));
    expect(head.numFree).toBe(sum(heads.map(({ numFree }) => numFree)));
    expect(head.initialFree).toBe(heads[0].initialFree);
  });

  it("draws what its parts would draw one after another", () => {
    fc.assert(
      fc.property(asked, ({ stride, row, outputs, free, seed }) => {
        const action = new Float32Array(robot.size);
        const logProb = head.sample(outputs, stride, row, free, rng(seed), action, 0);
        const random = rng(seed);
        const alone = new Float32Array(robot.size);
        const [z, f, a] = [outputsOf(rowOf(outputs, stride, row)), freeOf(free), actionOf(alone)];
        const logProbs = heads.map((each, i) => each.sample(z[i], 1, 0, f[i], random, a[i], 0));
        expect(action).toEqual(alone);
        expect(logProb).toBeCloseTo(sum(logProbs), 10);

        head.mode(outputs, stride, row, action, 0);
        for (const [i, each] of heads.entries()) each.mode(z[i], 1, 0, a[i], 0);
        expect(action).toEqual(alone);
      }),
    );
  });

  it("adds up log-probabilities, entropies and divergences", () => {
    fc.assert(
      fc.property(asked, ({ stride, row, outputs, oldOutputs, free, oldFree, seed }) => {
        const action = new Float32Array(robot.size);
        head.sample(outputs, stride, row, free, rng(seed), action, 0);
        const [z, old] = [outputs, oldOutputs].map((all) => outputsOf(rowOf(all, stride, row)));
        const [f, oldF, a] = [freeOf(free), freeOf(oldFree), actionOf(action)];
        expect(head.logProb(outputs, stride, row, free, action, 0)).toBeCloseTo(
          sum(heads.map((each, i) => each.logProb(z[i], 1, 0, f[i], a[i], 0))),
          10,
        );
        expect(head.entropy(outputs, stride, row, free)).toBeCloseTo(
          sum(heads.map((each, i) => each.entropy(z[i], 1, 0, f[i]))),
          10,
        );
        expect(head.kl(outputs, oldOutputs, stride, row, free, oldFree)).toBeCloseTo(
          sum(heads.map((each, i) => each.kl(z[i], old[i], 1, 0, f[i], oldF[i]))),
          10,
        );
      }),
    );
  });

  it("has the gradients and the Fisher information of its parts, each in its place", () => {
    fc.assert(
      fc.property(asked, (all) => {
        const { stride, row, outputs, oldOutputs, tangent, free, oldFree, freeTangent, seed } = all;
        const action = new Float32Array(robot.size);
        head.sample(outputs, stride, row, free, rng(seed), action, 0);
        const [z, old, t] = [outputs, oldOutputs, tangent].map((each) => outputsOf(rowOf(each, stride, row)));
        const [f, oldF, freeT] = [free, oldFree, freeTangent].map(freeOf);
        const a = actionOf(action);
        type Write = Parameters<typeof gradientOf>[1];
        const expectSame = (whole: Write, part: (each: Head, i: number, ...to: Parameters<Write>) => void) => {
          const found = gradientOf(all, whole);
          const expected = heads.map((each, i) =>
            gradientOf({ head: each, stride: 1, row: 0 }, (...to) => part(each, i, ...to)),
          );
          for (const k of [0, 1] as const) {
            for (const [o, x] of joined(expected.map((each) => each[k])).entries()) {
              expect(found[k][o]).toBeCloseTo(x, 10);
            }
          }
        };
        expectSame(
          (...to) => head.backward(outputs, stride, row, free, action, 0, 2, 0.5, ...to),
          (each, i, ...to) => each.backward(z[i], 1, 0, f[i], a[i], 0, 2, 0.5, ...to),
        );
        expectSame(
          (...to) => head.klBackward(outputs, oldOutputs, stride, row, free, oldFree, 2, ...to),
          (each, i, ...to) => each.klBackward(z[i], old[i], 1, 0, f[i], oldF[i], 2, ...to),
        );
        expectSame(
          (...to) => head.fisher(outputs, stride, row, free, tangent, freeTangent, 2, ...to),
          (each, i, ...to) => each.fisher(z[i], 1, 0, f[i], t[i], freeT[i], 2, ...to),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("factored", () => {
  it("has the probability of all as the product of each", () => {
    const head = clippedGaussian()(product([discrete(2), discrete(2)]));
    const z = placed([0, Math.log(3), 0, Math.log(4)], 2, 1); // ¼, ¾; ⅕, ⅘
    const prob = Math.exp(head.logProb(z, 2, 1, new Float64Array(0), Float32Array.of(1, 0), 0));
    expect(prob).toBeCloseTo((3 / 4) * (1 / 5), 12);
  });

  it("refuses free parameters that start at several values", () => {
    const unsquashed = { action: (u: number) => u, inverse: (a: number) => a, logSlope: () => 0 };
    const box1 = (logStd: number, freeFrom: number) => ({
      head: gaussian(1, unsquashed, freeSpread(logStd)(1, freeFrom)),
      actionSize: 1,
    });
    const choice = { head: categorical(discrete(2)), actionSize: 1 };
    expect(factored([choice, box1(-1, 0), box1(-1, 1)]).initialFree).toBe(-1);
    expect(() => factored([box1(-1, 0), choice, box1(0, 1)])).toThrow(
      "factored: free parameters start at -1 and 0; give all heads the same start",
    );
  });

  it("refuses a part that does not fit, in the words of that part", () => {
    expect(() => squashedGaussian()(product({ gear, push: box({ size: 1, low: 0 }) }))).toThrow(
      "squashedGaussian: the actions are 1 number between 0 and Infinity; both bounds must be finite",
    );
  });
});
