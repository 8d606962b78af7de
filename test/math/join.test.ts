import { describe, expect, it } from "vitest";
import { join } from "../../src/math/join.ts";

describe("join", () => {
  it("puts arrays end to end, and keeps their kind", () => {
    expect(join([Float32Array.of(1, 2), Float32Array.of(), Float32Array.of(3)])).toEqual(Float32Array.of(1, 2, 3));
    expect(join([Float64Array.of(0.1), Float64Array.of(0.2)])).toEqual(Float64Array.of(0.1, 0.2));
  });

  it("copies nothing where there is but one", () => {
    const only = Float32Array.of(1);
    expect(join([only])).toBe(only);
  });
});
