import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moments } from "../../src/math/moments.ts";

describe("moments", () => {
  it("answers the mean and the population deviation", () => {
    const { mean, deviation } = moments(Float64Array.of(2, 4, 4, 6)); // squares 4 + 0 + 0 + 4 = 8
    expect(mean).toBe(4);
    expect(deviation).toBeCloseTo(Math.sqrt(8 / 4), 12);
  });

  it("answers 0 and 0 of nothing", () => expect(moments(new Float64Array(0))).toEqual({ mean: 0, deviation: 0 }));

  it("does not lose small spreads around a large mean", () => {
    expect(moments(Float64Array.of(1e9 - 1, 1e9 + 1)).deviation).toBeCloseTo(1, 9);
  });

  it("scales with its argument: moments(a x + b) = a mean + b, |a| deviation", () => {
    const numbers = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 20 });
    const factor = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(numbers, factor, factor, (x, a, b) => {
        const before = moments(Float64Array.from(x));
        const after = moments(Float64Array.from(x, (value) => a * value + b));
        expect(after.mean).toBeCloseTo(a * before.mean + b, 9);
        expect(after.deviation).toBeCloseTo(Math.abs(a) * before.deviation, 6);
      }),
    );
  });
});
