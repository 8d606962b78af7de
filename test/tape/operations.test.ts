import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recorder } from "../../src/tape/recorder.ts";
import type { Tape, Var } from "../../src/tape/tape.ts";

/** Value and gradient of one row of f at some numbers. */
function play(f: (t: Tape, x: readonly Var[]) => Var, numbers: readonly number[]) {
  const { tape, column, player } = recorder(1);
  const inputs = numbers.map(() => column(true));
  const result = f(tape, inputs);
  const { forward, backward } = player(result);
  for (const [i, number] of numbers.entries()) inputs[i].value[0] = number;
  forward(1);
  const value = result.value[0];
  backward(1, Float64Array.of(1));
  return { value, gradient: inputs.map(({ gradient }) => gradient[0]) };
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anywhere = number(-4, 4);
const above0 = number(0.1, 4);
const away = fc.oneof(number(-4, -0.1), above0); // from a kink, or a pole, at 0

const ofOne = [
  ["neg", (x) => -x, anywhere],
  ["exp", (x) => Math.E ** x, anywhere],
  ["log", (x) => Math.log(x), above0],
  ["tanh", (x) => (Math.E ** x - Math.E ** -x) / (Math.E ** x + Math.E ** -x), anywhere],
  ["abs", (x) => (x < 0 ? -x : x), away],
  ["square", (x) => x ** 2, anywhere],
  ["sqrt", (x) => x ** 0.5, above0],
  ["relu", (x) => (x > 0 ? x : 0), away],
  ["sigmoid", (x) => Math.E ** x / (1 + Math.E ** x), anywhere],
  ["softplus", (x) => Math.log(1 + Math.E ** x), anywhere],
] as const satisfies [string, (x: number) => number, fc.Arbitrary<number>][];

const STEP = 1e-5;

describe.each(ofOne)("%s", (name, f, numbers) => {
  it("is what its name says, and so is its slope", () => {
    fc.assert(
      fc.property(numbers, (x) => {
        const { value, gradient } = play((t, [a]) => t[name](a), [x]);
        expect(Math.abs(value - f(x))).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)));
        const slope = (f(x + STEP) - f(x - STEP)) / (2 * STEP);
        expect(Math.abs(gradient[0] - slope)).toBeLessThan(1e-6 * Math.max(1, Math.abs(slope)));
      }),
    );
  });
});

const ofTwo = [
  ["add", (a, b) => a + b],
  ["sub", (a, b) => a - b],
  ["mul", (a, b) => a * b],
  ["div", (a, b) => a / b],
  ["min", (a, b) => (a < b ? a : b)],
  ["max", (a, b) => (a > b ? a : b)],
  ["greater", (a, b) => (a > b ? 1 : 0)],
] as const satisfies [string, (a: number, b: number) => number][];

describe.each(ofTwo)("%s", (name, f) => {
  it("is what its name says, and so are its slopes", () => {
    fc.assert(
      fc.property(anywhere, away, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-3); // no kink in between
        const { value, gradient } = play((t, [x, y]) => t[name](x, y), [a, b]);
        expect(value).toBeCloseTo(f(a, b), 12);
        const slopes = [f(a + STEP, b) - f(a - STEP, b), f(a, b + STEP) - f(a, b - STEP)].map(
          (rise) => rise / (2 * STEP),
        );
        for (const i of [0, 1]) {
          expect(Math.abs(gradient[i] - slopes[i])).toBeLessThan(1e-5 * Math.max(1, Math.abs(slopes[i])));
        }
      }),
    );
  });

  it("takes numbers on either side", () => {
    expect(play((t, [x]) => t[name](x, 3), [2]).value).toBe(f(2, 3));
    expect(play((t, [x]) => t[name](3, x), [2]).value).toBe(f(3, 2));
    expect(play((t, [x]) => t.add(t[name](3, 2), t.mul(x, 0)), [1]).value).toBe(f(3, 2));
  });
});

describe("clamp", () => {
  it.each([
    [-2, -1, 1, -1, [0, 1, 0]],
    [0.5, -1, 1, 0.5, [1, 0, 0]],
    [3, -1, 1, 1, [0, 0, 1]],
    [1, -1, 1, 1, [1, 0, 0]], // on the bound the number itself still counts
    [-1, -1, 1, -1, [1, 0, 0]],
  ])("of %d in [%d, %d] is %d, and depends on what it is", (x, low, high, value, gradient) => {
    expect(play((t, [a, b, c]) => t.clamp(a, b, c), [x, low, high])).toEqual({ value, gradient });
  });
});

describe("where", () => {
  it.each([
    [1, 10, [0, 2, 0]],
    [-5, 10, [0, 2, 0]],
    [0, 20, [0, 0, 2]],
  ])("on %d answers %d and hands the gradient to the one it took", (condition, value, gradient) => {
    expect(play((t, x) => t.mul(2, t.where(x[0], x[1], x[2])), [condition, 5, 10])).toEqual({ value, gradient });
  });
});

describe("sum", () => {
  it("adds up any number of columns", () => {
    expect(play((t, x) => t.sum([...x, 0.5]), [1, 2, 3])).toEqual({ value: 6.5, gradient: [1, 1, 1] });
    expect(play((t, [x]) => t.sum([x]), [4])).toEqual({ value: 4, gradient: [1] });
    expect(play((t, [x]) => t.add(x, t.sum([])), [4])).toEqual({ value: 4, gradient: [1] });
  });
});

describe("a branch that was not taken", () => {
  it.each<[string, (t: Tape, x: readonly Var[]) => Var, number, { value: number; gradient: number[] }]>([
    ["a logarithm of 0", (t, [x]) => t.where(t.greater(x, 0), t.log(x), 7), 0, { value: 7, gradient: [0] }],
    ["a division by 0", (t, [x]) => t.where(t.greater(x, 0), t.div(1, x), t.mul(2, x)), 0, { value: 0, gradient: [2] }],
    [
      "a root of a negative number",
      (t, [x]) => t.where(t.greater(x, 0), t.sqrt(x), x),
      -1,
      { value: -1, gradient: [1] },
    ],
    ["an overflow", (t, [x]) => t.min(t.mul(t.exp(x), 2), 5), 1000, { value: 5, gradient: [0] }],
  ])("cannot spoil the gradient: %s", (_name, f, x, expected) => expect(play(f, [x])).toEqual(expected));
});
