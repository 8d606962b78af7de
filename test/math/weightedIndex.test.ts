import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cumulative, weightedIndex } from "../../src/math/weightedIndex.ts";

describe("weightedIndex", () => {
  it("sums as it goes", () => expect(cumulative(Float64Array.of(1, 0, 2, 1))).toEqual(Float64Array.of(1, 1, 3, 4)));

  it.each([
    [0, 0],
    [0.24, 0],
    [0.25, 2], // 0.25 · 4 = 1 lies past the first, and the second weighs nothing
    [0.74, 2],
    [0.75, 3],
    [0.999, 3],
  ])("of weights 1, 0, 2, 1 at the share %d is %d", (share, index) => {
    expect(weightedIndex(Float64Array.of(1, 1, 3, 4), share)).toBe(index);
  });

  it("skips weights of 0 at either end", () => {
    const sums = cumulative(Float64Array.of(0, 1, 0));
    expect(weightedIndex(sums, 0)).toBe(1);
    expect(weightedIndex(sums, 1 - 2 ** -32)).toBe(1);
  });

  it("is what a search from the left would find", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (w, share) => {
        fc.pre(w.some((weight) => weight > 0));
        const sums = cumulative(Float64Array.from(w));
        const sought = share * sums[sums.length - 1];
        expect(weightedIndex(sums, share)).toBe(sums.findIndex((sum) => sum > sought));
      }),
    );
  });
});
