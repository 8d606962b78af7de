import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clippedError } from "../../src/losses/clippedError.ts";
import { squaredError } from "../../src/losses/squaredError.ts";
import { golden } from "../data/algoGolden.ts";

const { loss, slope } = clippedError({ clipRange: 0.2 });
const number = fc.double({ min: -5, max: 5, noNaN: true });

describe("clippedError", () => {
  it.each(golden["value_clip_0.2"])("of $v, once $old, at target $target is $loss_half_max", (expected) => {
    expect(loss(expected.v, expected.target, expected.old)).toBeCloseTo(expected.loss_half_max, 12);
  });

  it("stops a prediction that has moved far enough towards its target, and lets it come back", () => {
    expect(slope(0.9, 2, 0.5)).toBe(0); // rose by 0.4 towards 2
    expect(slope(0.6, 2, 0.5)).toBeCloseTo(-1.4, 12); // rose by 0.1
    expect(slope(0.9, 0, 0.5)).toBeCloseTo(0.9, 12); // rose away from 0
  });

  it("is the squared error within the clip", () => {
    fc.assert(
      fc.property(number, number, fc.double({ min: -0.19, max: 0.19, noNaN: true }), (old, target, moved) => {
        expect(loss(old + moved, target, old)).toBe(squaredError().loss(old + moved, target, old));
        expect(slope(old + moved, target, old)).toBe(squaredError().slope(old + moved, target, old));
      }),
    );
  });

  it("is never below the squared error", () => {
    fc.assert(
      fc.property(number, number, number, (value, target, old) => {
        expect(loss(value, target, old)).toBeGreaterThanOrEqual(squaredError().loss(value, target, old));
      }),
    );
  });
});
