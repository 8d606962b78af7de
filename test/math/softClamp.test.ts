import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softClamp, softClampInverse, softClampSlope } from "../../src/math/softClamp.ts";
import { softplus } from "../../src/math/softplus.ts";

const anything = fc.double({ min: -100, max: 100, noNaN: true });

describe("softClamp", () => {
  it("is low + softplus(x − low) − softplus(x − high)", () => {
    // e^x = 3, low = log 1, high = log 2: log(1 + 3) − log(1 + 3/2) = log 1.6
    expect(softClamp(Math.log(3), 0, Math.log(2))).toBeCloseTo(Math.log(1.6), 14);
  });

  it("rises, between its bounds, with the slope that finite differences find", () => {
    fc.assert(
      fc.property(anything, (x) => {
        const step = 1e-4;
        const slope = (softClamp(x + step, -20, 2) - softClamp(x - step, -20, 2)) / (2 * step);
        expect(softClampSlope(x, -20, 2)).toBeGreaterThan(0);
        expect(softClampSlope(x, -20, 2)).toBeLessThanOrEqual(1);
        expect(Math.abs(softClampSlope(x, -20, 2) - slope)).toBeLessThan(1e-8);
      }),
    );
  });

  it("is nearly x well between the bounds", () => {
    expect(softClamp(-9, -20, 2)).toBeCloseTo(-9, 4);
    expect(softClampSlope(-9, -20, 2)).toBeCloseTo(1, 4);
  });

  it("has an inverse", () => {
    const within = fc.double({ min: -19.999, max: 1.999, noNaN: true });
    fc.assert(
      fc.property(within, (y) => {
        expect(softClamp(softClampInverse(y, -20, 2), -20, 2)).toBeCloseTo(y, 10);
      }),
    );
  });

  it("loses no digits however far out", () => {
    expect([-1e30, -1e9, 1e9, 1e30].map((x) => softClamp(x, -20, 2))).toEqual([-20, -20, 2, 2]);
    expect(softClampSlope(102, -20, 2) / Math.exp(-100)).toBeCloseTo(1, 8); // sigmoid(−100)
  });
});

describe("softplus", () => {
  it("is log(1 + eˣ), and does not overflow", () => {
    expect(softplus(0)).toBeCloseTo(Math.LN2, 15);
    expect(softplus(Math.log(3))).toBeCloseTo(Math.log(4), 14);
    expect([softplus(1000), softplus(-1000)]).toEqual([1000, 0]);
  });
});
