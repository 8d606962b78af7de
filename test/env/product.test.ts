import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import { product } from "../../src/env/product.ts";
import { box, discrete, type Sample } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";
import { anySpace } from "./anySpace.ts";

const drive = product({ gear: discrete("low", "high"), steer: box({ size: 2, low: -1, high: 1 }) });
const dials = product([discrete(3), discrete(4)]);
const robot = product({ drive, dials });

describe("product", () => {
  it("knows the types of its values", () => {
    expectTypeOf<Sample<typeof drive>>().toEqualTypeOf<{
      readonly gear: "low" | "high";
      readonly steer: Float32Array;
    }>();
    expectTypeOf<Sample<typeof dials>>().toEqualTypeOf<readonly [number, number]>();
    expectTypeOf<Sample<typeof robot>["drive"]["gear"]>().toEqualTypeOf<"low" | "high">();
  });

  it("takes as many slots as its parts together", () => {
    expect([drive.size, dials.size, robot.size]).toEqual([3, 2, 5]);
  });

  it("reads its parts one after another", () => {
    const batch = Float32Array.of(9, 1, 0.5, -0.5, 2, 3, 9);
    expect(drive.read(batch, 1)).toEqual({ gear: "high", steer: Float32Array.of(0.5, -0.5) });
    expect(dials.read(batch, 4)).toEqual([2, 3]);
    expect(robot.read(batch, 1)).toEqual({ drive: drive.read(batch, 1), dials: [2, 3] });
  });

  it("says what it holds", () => {
    expect(drive.description).toBe("{ gear: one of low, high; steer: 2 numbers between -1 and 1 }");
    expect(dials.description).toBe("[one of 0, 1, 2; one of 0, 1, 2, 3]");
  });

  const steer = Float32Array.of(0, 0);
  it.each<[value: unknown, expected: boolean]>([
    [{ gear: "low", steer }, true],
    [{ steer, gear: "low" }, true],
    [{ gear: "mid", steer }, false],
    [{ gear: "low" }, false],
    [{ gear: "low", steer, brake: 1 }, false],
    [{ gear: "low", brake: steer }, false],
    [["low", steer], false],
    [null, false],
    ["low", false],
  ])("contains %j: %s", (value, expected) => expect(drive.contains(value)).toBe(expected));

  it("tells a list from an object with the same names", () => {
    expect([[2, 3], [3, 3], [2], { 0: 2, 1: 3 }].map((value) => dials.contains(value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("contains what it draws, and reads back what it wrote", () => {
    fc.assert(
      fc.property(anySpace, fc.integer(), (space, seed) => {
        const value = space.sample(rng(seed));
        expect(space.contains(value)).toBe(true);
        const batch = new Float32Array(space.size + 2).fill(NaN);
        space.write(value, batch, 1);
        expect(space.read(batch, 1)).toEqual(value);
        const untouched = [...batch.keys()].filter((i) => Number.isNaN(batch[i]));
        expect(untouched).toEqual([0, space.size + 1]);
      }),
    );
  });

  it("refuses to be of no parts, or of what is no space", () => {
    expect(() => product({})).toThrow("product: it has no parts; give it at least one, such as discrete(3)");
    // @ts-expect-error: a number is no space
    expect(() => product({ gear: 3 })).toThrow('product: part "gear" is 3; it must be a space, such as discrete(3)');
    expect(() => product([null as never])).toThrow('product: part "0" is null;');
  });
});
