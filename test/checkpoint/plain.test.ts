import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromPlain, toPlain } from "../../src/checkpoint/plain.ts";

const again = (value: unknown) => {
  const { text, buffers } = toPlain(value);
  return fromPlain(text, new Uint8Array(Buffer.concat(buffers)));
};

describe("plain data", () => {
  it("comes back as it was, whatever it holds", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: false,
      withSparseArray: false,
    });
    fc.assert(
      fc.property(anything, (value) => void expect(again(value)).toStrictEqual(value)),
      { numRuns: 1000 },
    );
  });

  it.each([NaN, Infinity, -Infinity, -0, 5e-324, 0.1, "NaN", "-0", undefined, null, 10n ** 30n])(
    "brings %s back, and not what it looks like",
    (value) => expect(Object.is((again([value]) as unknown[])[0], value)).toBe(true),
  );

  it("keeps the order of keys, and a key called __proto__", () => {
    const value = JSON.parse('{"b": 1, "a": {"__proto__": 2}}') as object;
    expect(JSON.stringify(again(value))).toBe(JSON.stringify(value));
  });

  it("holds twice what was held twice, and itself what held itself", () => {
    const goal = { x: 1 };
    const state: Record<string, unknown> = { goal, objects: [goal], seen: new Set([goal]) };
    state.self = state;
    const back = again(state) as any;
    expect(back.objects[0]).toBe(back.goal);
    expect([...back.seen][0]).toBe(back.goal);
    expect(back.self).toBe(back);
  });

  it("lets two views of one buffer still see each other", () => {
    const whole = Float64Array.of(1, NaN, -0);
    const back = again({ whole, part: whole.subarray(1, 2) }) as { whole: Float64Array; part: Float64Array };
    expect(Object.is(back.whole[2], -0)).toBe(true);
    back.part[0] = 7;
    expect(back.whole[1]).toBe(7);
  });

  class Robot {
    readonly arms = 2;
  }
  it.each<[what: string, value: unknown, message: string]>([
    ["a function", { state: [{ move: () => 1 }] }, "data.state[0].move is a function, which cannot be saved;"],
    ["an object of a class", { robot: new Robot() }, "data.robot is a Robot, which cannot be saved;"],
    ["a symbol", [Symbol("x")], "data[0] is a symbol, which cannot be saved;"],
  ])("refuses %s, saying where it is", (_what, value, message) => {
    expect(() => toPlain(value)).toThrow(message);
  });
});
