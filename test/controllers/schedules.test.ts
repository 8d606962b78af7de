import { describe, expect, it } from "vitest";
import { constant } from "../../src/controllers/constant.ts";
import { linear } from "../../src/controllers/linear.ts";
import { sequence } from "./sequence.ts";

describe("constant", () => {
  it("answers the same as a schedule and as a controller", () => {
    expect(constant(0.3)(0.7)).toBe(0.3);
    expect(sequence(constant(0.3), [5, -5])).toEqual([0.3, 0.3]);
  });
});

describe("linear", () => {
  it.each([
    [0, 4],
    [0.25, 3],
    [0.5, 2],
    [0.9, 2],
  ])("from 4 to 2 until 0.5 is, at %d, %d", (progress, expected) => {
    expect(linear({ from: 4, to: 2, until: 0.5 })(progress)).toBeCloseTo(expected, 12);
  });
});
