import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absolute } from "../../src/violations/absolute.ts";
import { literalRelative } from "../../src/violations/literalRelative.ts";
import { relative } from "../../src/violations/relative.ts";

const cost = fc.double({ min: 0, max: 1000, noNaN: true });

describe("relative", () => {
  it.each([
    // J_C, d, e
    [3, 2, 0.5],
    [1, 2, -0.5],
    [2, 2, 0],
    [100, 2, 1],
    [0, 2, -1],
    [0.005, 0, 0.5], // the floor stands in for a limit of 0
    [0, 0, 0],
  ])("of a cost of %d under a limit of %d is %d", (episodeCost, costLimit, expected) => {
    expect(relative()(episodeCost, costLimit)).toBeCloseTo(expected, 12);
  });

  it("does not depend on the unit of cost", () => {
    fc.assert(
      fc.property(cost, fc.double({ min: 1, max: 100, noNaN: true }), (episodeCost, costLimit) => {
        expect(relative()(60 * episodeCost, 60 * costLimit)).toBeCloseTo(relative()(episodeCost, costLimit), 9);
      }),
    );
  });
});

describe("absolute", () => {
  it("is the cost beyond the limit, in its own unit", () => {
    expect(absolute()(30, 25)).toBe(5);
    expect(absolute()(20, 25)).toBe(-5);
  });
});

describe("literalRelative", () => {
  it("divides by the cost itself", () => expect(literalRelative({ epsilon: 1 })(3, 2)).toBe(1 / 4));

  it("is lopsided: at most 1 upward, −d/ε downward", () => {
    expect(literalRelative()(1e9, 1.5)).toBeLessThan(1);
    expect(literalRelative()(0, 1.5)).toBeCloseTo(-150_000, 3);
  });
});

describe.each([
  ["relative", relative()],
  ["absolute", absolute()],
  ["literalRelative", literalRelative()],
])("%s", (_name, violation) => {
  it("is positive exactly where the limit is broken, and rises with the cost", () => {
    fc.assert(
      fc.property(cost, cost, cost, (episodeCost, other, costLimit) => {
        const e = violation(episodeCost, costLimit);
        expect(e > 0).toBe(episodeCost > costLimit);
        expect(e < 0).toBe(episodeCost < costLimit);
        if (other >= episodeCost) expect(violation(other, costLimit)).toBeGreaterThanOrEqual(e);
      }),
    );
  });
});
