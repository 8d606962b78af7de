import { describe, expect, expectTypeOf, it } from "vitest";
import { multiDiscrete } from "../../src/env/multiDiscrete.ts";
import type { Sample } from "../../src/env/spaces.ts";

describe("multiDiscrete", () => {
  it("is a list of choices, or a record of them", () => {
    const dials = multiDiscrete([3, ["off", "on"]]);
    expectTypeOf<Sample<typeof dials>>().toEqualTypeOf<readonly [number, "off" | "on"]>();
    expect(dials.read(Float32Array.of(2, 1), 0)).toEqual([2, "on"]);

    const car = multiDiscrete({ gear: ["low", "high"], turn: 3 });
    expectTypeOf<Sample<typeof car>>().toEqualTypeOf<{ readonly gear: "low" | "high"; readonly turn: number }>();
    expect(car.read(Float32Array.of(1, 2), 0)).toEqual({ gear: "high", turn: 2 });
  });

  it("refuses what discrete refuses", () => {
    expect(() => multiDiscrete([3, 0])).toThrow("discrete: the number of choices is 0;");
    expect(() => multiDiscrete({ gear: ["low", "low"] })).toThrow('discrete: two choices are called "low"');
    expect(() => multiDiscrete([])).toThrow("product: it has no parts;");
  });
});
