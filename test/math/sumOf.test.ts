import { describe, expect, it } from "vitest";
import { sumOf } from "../../src/math/sumOf.ts";

describe("sumOf", () => {
  it("adds one array of each item, place by place, in double precision", () => {
    const items = [{ cost: Float32Array.of(1, 2) }, { cost: Float64Array.of(0.1, 10) }];
    expect(sumOf(2, items, ({ cost }) => cost)).toEqual(Float64Array.of(1.1, 12));
    expect(items[0].cost).toEqual(Float32Array.of(1, 2));
  });

  it("is all zeros where there is nothing to add", () => {
    expect(sumOf(3, [], () => expect.unreachable())).toEqual(new Float64Array(3));
  });
});
