import { describe, expect, it } from "vitest";
import { definePart, isPart, settings } from "../src/part.ts";

const scaled = definePart("scaled", { factor: 2, max: Infinity }, ({ factor, max }) => {
  return (x: number) => Math.min(max, factor * x);
});
const inside = definePart(
  "inside",
  { part: scaled() as (x: number) => number, formula: "1", list: [] as number[] },
  () => ({
    zero: () => 0,
  }),
);
const anything = (options: unknown) => options as object;

describe("definePart", () => {
  it("makes a function that remembers its name and all its settings", () => {
    const twice = scaled();
    expect(twice(3)).toBe(6);
    expect(twice.part).toBe("scaled");
    expect(twice.options).toEqual({ factor: 2, max: Infinity });
    expect(scaled({ factor: 5 })(3)).toBe(15);
    expect(scaled({ factor: 5 }).options).toEqual({ factor: 5, max: Infinity });
  });

  it("makes an object of functions where the part is one", () => {
    expect(inside().zero()).toBe(0);
    expect(inside().part).toBe("inside");
  });

  it("changes some settings, keeps the others, and leaves the part itself alone", () => {
    const before = scaled({ factor: 5 });
    expect(before.with({ max: 7 })(3)).toBe(7);
    expect(before(3)).toBe(15);
    expect(() => before.with({ min: 0 })).toThrow('scaled: unknown option "min"; expected one of factor, max');
  });

  it("does not let two parts share a label, even where they share a function", () => {
    const shared = () => 0;
    const one = definePart("one", { value: 0 }, () => shared)({ value: 1 });
    const other = definePart("other", {}, () => shared)();
    expect([one.part, other.part]).toEqual(["one", "other"]);
    expect(one.options).toEqual({ value: 1 });
    expect(shared).not.toHaveProperty("part");
  });

  it("refuses an option that the part does not have", () => {
    expect(() => scaled(anything({ facto: 3 }))).toThrow('scaled: unknown option "facto"; expected one of factor, max');
    expect(() => definePart("plain", {}, () => () => 0)(anything({ x: 1 }))).toThrow(
      'plain: unknown option "x"; it has no options',
    );
  });

  it.each([
    [{ factor: "3" }, 'factor is "3"; it must be a number, such as 2'],
    [{ factor: NaN }, "factor is NaN; it must be a number, such as 2"],
    [{ factor: undefined }, "factor is undefined; it must be a number, such as 2"],
    [{ factor: Infinity }, "factor is Infinity; it must be finite, such as 2"],
    [{ factor: scaled() }, "it must be a number, such as 2"],
  ])("refuses %o for a number", (options, message) => expect(() => scaled(anything(options))).toThrow(message));

  it("takes Infinity where the default is Infinity", () => expect(scaled({ max: Infinity })(1e9)).toBe(2e9));

  it.each([
    [{ part: 3 }, "inside: part is 3; it must be a part, such as scaled()"],
    [{ part: (x: number) => x }, "it must be a part, such as scaled()"],
    [{ formula: 3 }, 'inside: formula is 3; it must be a string, such as "1"'],
    [{ list: 3 }, "inside: list is 3; it must be a list"],
    [{ list: {} }, "it must be a list"],
  ])("refuses %o for a part, a text or a list", (options, message) => {
    expect(() => inside(anything(options))).toThrow(message);
  });
});

describe("isPart", () => {
  it("knows parts, and nothing else", () => {
    expect([scaled(), inside()].every(isPart)).toBe(true);
    expect([null, undefined, 3, "part", {}, () => 0, scaled].some(isPart)).toBe(false);
  });
});

describe("settings", () => {
  it("are plain data, through and through", () => {
    const recipe = { name: "r", hidden: [3, 4], deep: inside({ part: scaled({ factor: 3 }), list: [1] }) };
    expect(settings(recipe)).toEqual({
      name: "r",
      hidden: [3, 4],
      deep: { inside: { part: { scaled: { factor: 3, max: "Infinity" } }, formula: "1", list: [1] } },
    });
  });

  it("spell numbers that JSON does not have", () => {
    expect(settings([NaN, -Infinity, 1.5, null, true])).toEqual(["NaN", "-Infinity", 1.5, null, true]);
  });
});
