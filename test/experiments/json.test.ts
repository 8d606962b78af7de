import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromJson, toJson } from "../../src/experiments/json.ts";

describe("json", () => {
  it("brings every number back, bit for bit", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        expect(Object.is((fromJson(toJson({ value })) as { value: number }).value, value)).toBe(true);
      }),
    );
  });

  it("writes what is not finite by its name", () => {
    expect(toJson([NaN, -Infinity, -0])).toBe('["NaN","-Infinity","-0"]');
  });

  it.each([new Float32Array([0.1, NaN]), new Float64Array([0.1, -0, Infinity]), new Uint32Array([7])])(
    "brings a typed array back as what it was",
    (array) => {
      const back = (fromJson(toJson({ array })) as { array: typeof array }).array;
      expect(back.constructor).toBe(array.constructor);
      expect(Array.from(back)).toEqual(Array.from(array));
    },
  );

  it("writes only the part of the memory that a view shows", () => {
    expect(fromJson(toJson(new Float64Array([1, 2, 3]).subarray(1, 2)))).toEqual(new Float64Array([2]));
  });
});
