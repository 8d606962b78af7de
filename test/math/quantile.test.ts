import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile, quantileSorted } from "../../src/math/quantile.ts";

describe("quantile", () => {
  it.each([
    // h = 3p on four values
    [0, 1],
    [0.25, 3.25], // h = 0.75: 1 + 0.75 · (4 − 1)
    [0.5, 6.5], // h = 1.5: 4 + 0.5 · (9 − 4)
    [0.75, 10.75], // h = 2.25: 9 + 0.25 · (16 − 9)
    [1, 16],
  ])("at %d of 1, 4, 9, 16 is %d", (probability, expected) => {
    expect(quantile([16, 1, 9, 4], probability)).toBeCloseTo(expected, 12);
    expect(quantileSorted(Float64Array.of(1, 4, 9, 16), probability)).toBeCloseTo(expected, 12);
  });

  it("leaves its argument in its order", () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  it("of one value is that value, of none is NaN", () => {
    expect(quantile([5], 0.3)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("touches an infinite value only when it must", () => {
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2);
    expect(quantile([Infinity, Infinity], 0.5)).toBe(Infinity);
    expect(quantile([1, 2, Infinity], 0.75)).toBe(Infinity);
  });

  it("rises with the probability, between the least and the greatest value", () => {
    const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 9 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (x, p, q) => {
        const [low, high] = [quantile(x, Math.min(p, q)), quantile(x, Math.max(p, q))];
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...x) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...x) + 1e-9);
      }),
    );
  });

  it("turns round with the sample: quantile(−x, p) = −quantile(x, 1 − p)", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (x, p) => {
        const mirrored = x.map((value) => -value);
        expect(quantile(mirrored, p)).toBeCloseTo(-quantile(x, 1 - p), 9);
      }),
    );
  });
});
