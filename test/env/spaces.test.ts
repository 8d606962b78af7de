import { describe, expect, it } from "vitest";
import { box, discrete } from "../../src/env/spaces.ts";
import { rng } from "../../src/math/rng.ts";

describe("discrete", () => {
  it("names its choices, or numbers them", () => {
    expect(discrete("left", "right").values).toEqual(["left", "right"]);
    expect(discrete(3).values).toEqual([0, 1, 2]);
  });

  it("reads choices from a batch of their numbers", () => {
    expect(discrete("left", "right").read(Float32Array.of(0, 1), 1)).toBe("right");
  });

  it("contains its choices and nothing else", () => {
    const space = discrete("left", "right");
    expect(["left", "up", 0].map((choice) => space.contains(choice))).toEqual([true, false, false]);
  });

  it("draws every choice", () => {
    const [space, random] = [discrete(3), rng(0)];
    expect(new Set(Array.from({ length: 100 }, () => space.sample(random)))).toEqual(new Set([0, 1, 2]));
  });

  it("says what it holds, in few words", () => {
    expect(discrete("left", "right").description).toBe("one of left, right");
    expect(discrete(9).description).toBe("one of 0, 1, 2, 3, 4, 5, 6, 7, 8");
    expect(discrete(100).description).toBe("one of 0, 1, …, 99");
  });

  it("stores the number of a choice", () => {
    const batch = new Float32Array(2);
    discrete("left", "right").write("right", batch, 1);
    expect(batch).toEqual(Float32Array.of(0, 1));
  });

  it.each([0, 1.5, -1])("refuses %d choices", (n) => {
    expect(() => discrete(n)).toThrow(`discrete: the number of choices is ${n}; it must be a whole number above 0`);
  });

  it("refuses the same name twice", () => {
    expect(() => discrete("a", "a")).toThrow('discrete: two choices are called "a"; give each its own name');
  });
});

describe("box", () => {
  const space = box({ size: 2, low: -1, high: 1 });

  it.each([
    [Float32Array.of(-1, 1), true],
    [Float32Array.of(0, 1.01), false],
    [Float32Array.of(0, NaN), false],
    [Float32Array.of(0), false],
    [[0, 0], false],
    ["0", false],
  ])("contains %j: %s", (value, expected) => expect(space.contains(value)).toBe(expected));

  it("reads a vector from its place in a batch", () => {
    expect(space.read(Float32Array.of(9, 1, 2, 9), 1)).toEqual(Float32Array.of(1, 2));
  });

  it("contains its bounds in single precision", () => {
    // As a single, 0.1 is a little above 0.1, and −0.1 a little below −0.1.
    const narrow = box({ size: 2, low: -0.1, high: 0.1 });
    expect(narrow.contains(Float32Array.of(-0.1, 0.1))).toBe(true);
    expect(narrow.contains(Float64Array.of(-0.1, 0.1))).toBe(true);
    expect(narrow.contains(Float32Array.of(0, 0.100001))).toBe(false);
  });

  it.each([{ low: 2 }, { high: -2 }])("draws within its one bound: %o", (bound) => {
    const [half, random] = [box({ size: 1, ...bound }), rng(0)];
    const draws = Array.from({ length: 100 }, () => half.sample(random));
    expect(draws.every((draw) => half.contains(draw))).toBe(true);
  });

  it("draws from all of itself", () => {
    const random = rng(0);
    const draws = Array.from({ length: 200 }, () => space.sample(random));
    expect(draws.every((draw) => space.contains(draw))).toBe(true);
    expect(draws.some(([x]) => x < -0.8) && draws.some(([x]) => x > 0.8)).toBe(true);
  });

  it("draws normally where it has no bounds", () => {
    const random = rng(0);
    const draws = Array.from({ length: 1000 }, () => box({ size: 1 }).sample(random)[0]);
    const variance = draws.reduce((sum, x) => sum + x * x, 0) / 1000;
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 1000)); // Var(x²) = 2
  });

  it("refuses a size or bounds that cannot be", () => {
    expect(() => box({ size: 0 })).toThrow("box: size is 0; it must be a whole number above 0");
    expect(() => box({ size: 1, low: 1, high: 1 })).toThrow("box: low is 1 and high is 1; low must be below high");
  });
});
