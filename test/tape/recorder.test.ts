import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recorder } from "../../src/tape/recorder.ts";
import type { Tape, Var } from "../../src/tape/tape.ts";

/** x, y ↦ (x y + eˣ)² / (1 + y²), with its gradient worked out by hand. */
const f = (t: Tape, x: Var, y: Var) => t.div(t.square(t.add(t.mul(x, y), t.exp(x))), t.add(1, t.square(y)));
const byHand = (x: number, y: number) => {
  const inner = x * y + Math.exp(x);
  const below = 1 + y * y;
  return {
    value: inner ** 2 / below,
    dx: (2 * inner * (y + Math.exp(x))) / below,
    dy: (2 * inner * x) / below - (inner ** 2 * 2 * y) / below ** 2,
  };
};

function recorded(size: number) {
  const { tape, column, player } = recorder(size);
  const [x, y, unused] = [column(true), column(true), column(true)];
  const result = f(tape, x, y);
  tape.exp(unused); // recorded, but no part of the result
  return { x, y, unused, result, ...player(result) };
}

describe("recorder", () => {
  it("computes every row on its own, and weighs its gradient", () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    const numbers = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 5 });
    const { x, y, result, forward, backward } = recorded(5);
    fc.assert(
      fc.property(numbers, (rows) => {
        for (const [row, [first, second]] of rows.entries()) [x.value[row], y.value[row]] = [first, second];
        forward(rows.length);
        backward(
          rows.length,
          Float64Array.from(rows, ([, , weight]) => weight),
        );
        for (const [row, [first, second, weight]] of rows.entries()) {
          const expected = byHand(first, second);
          expect(result.value[row]).toBeCloseTo(expected.value, 10);
          expect(x.gradient[row]).toBeCloseTo(weight * expected.dx, 10);
          expect(y.gradient[row]).toBeCloseTo(weight * expected.dy, 10);
        }
      }),
    );
  });

  it("begins every chunk afresh, whatever the last one was", () => {
    const { x, y, forward, backward } = recorded(3);
    const gradient = (first: number, second: number) => {
      [x.value[0], y.value[0]] = [first, second];
      forward(1);
      backward(1, Float64Array.of(1));
      return [x.gradient[0], y.gradient[0]];
    };
    const once = gradient(1, 2);
    gradient(NaN, Infinity);
    expect(gradient(1, 2)).toEqual(once);
  });

  it("knows what the result depends on", () => {
    const { x, y, unused, uses } = recorded(1);
    expect([x, y, unused].map(uses)).toEqual([true, true, false]);
  });

  it("asks no gradient of what does not learn", () => {
    const { tape, column, player } = recorder(1);
    const [x, given] = [column(true), column(false)];
    const { forward, backward } = player(tape.mul(x, given));
    [x.value[0], given.value[0]] = [3, 5];
    forward(1);
    backward(1, Float64Array.of(1));
    expect([x.gradient[0], given.gradient[0]]).toEqual([5, 0]);
  });

  it("takes a given column as a result", () => {
    const { column, player } = recorder(2);
    const x = column(true);
    const { forward, backward } = player(x);
    forward(2);
    backward(2, Float64Array.of(0.25, 0.75));
    expect([...x.gradient]).toEqual([0.25, 0.75]);
  });

  it("takes no more memory once it is recorded", () => {
    const { x, result, forward, backward } = recorded(4);
    const before = [x.value, x.gradient, result.value, result.gradient];
    forward(4);
    backward(4, new Float64Array(4));
    for (const [i, array] of [x.value, x.gradient, result.value, result.gradient].entries())
      expect(array).toBe(before[i]);
  });

  it.each([
    ["mul", (t: Tape, x: Var) => t.mul(x, undefined as unknown as Var), "mul was given undefined"],
    ["exp", (t: Tape) => t.exp("2" as unknown as Var), "exp was given 2"],
    ["a column of another tape", (t: Tape) => t.neg(recorder(1).column(true)), "neg was given [object Object]"],
  ])("refuses to mix in what does not belong: %s", (_name, mistake, message) => {
    const { tape, column } = recorder(1);
    expect(() => mistake(tape, column(true))).toThrow(
      `tape: ${message}; it takes numbers and columns of the same tape`,
    );
  });

  it("refuses a result that is none", () => {
    const { player } = recorder(1);
    expect(() => player(undefined as unknown as Var)).toThrow("tape: the end of the recording was given undefined");
  });
});
