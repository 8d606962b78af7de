import fc from "fast-check";
import * as all from "mathjs/number";
import { describe, expect, it } from "vitest";
import { evaluator, namesIn } from "../../src/math/arithmetic.ts";
import { formula } from "../../src/math/formula.ts";

// The judge: mathjs itself, with all that it has.
const math = all.create(all.all);
const names = ["x", "y", "z"];

const leaf = fc.oneof(
  fc.constantFrom(...names, "pi"),
  fc.double({ min: 0, max: 50, noNaN: true }).map((value) => String(value)),
  fc.integer({ min: 0, max: 3 }).map(String),
);
const { text } = fc.letrec<{ text: string }>((tie) => {
  const inner = tie("text");
  const call = (name: string, ...operands: string[]) => `${name}(${operands.join(", ")})`;
  return {
    text: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(inner, fc.constantFrom("+", "-", "*", "/", "^"), inner).map((parts) => parts.join(" ")),
      fc.tuple(inner, fc.constantFrom("<", "<=", ">", ">=", "==", "!="), inner).map((parts) => `(${parts.join(" ")})`),
      inner.map((operand) => `-${operand}`),
      inner.map((operand) => `(${operand})`),
      fc.tuple(fc.constantFrom("abs", "cos", "exp", "log", "sin", "sqrt"), inner).map(([f, a]) => call(f, a)),
      fc.tuple(fc.constantFrom("max", "min"), inner, inner).map(([f, a, b]) => call(f, a, b)),
      // A base of 0 or NaN is as good as none to mathjs, and to nobody else.
      fc.tuple(inner, fc.constantFrom("2", "10", "0.5")).map(([a, base]) => call("log", a, base)),
      fc.tuple(inner, inner, inner).map((operands) => call("max", ...operands)),
      fc.tuple(inner, inner, inner).map(([test, yes, no]) => `(${test} > 1 ? ${yes} : ${no})`),
    ),
  };
});
const value = fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(0, 1, -1, NaN, Infinity));

describe("formula", () => {
  it("means what mathjs means by it", () => {
    let numCompared = 0;
    fc.assert(
      fc.property(text, fc.tuple(value, value, value), (written, values) => {
        let tree;
        try {
          tree = formula(written).tree;
        } catch (error) {
          expect(String(error)).toContain("compares more than two numbers"); // a < b < c, which mathjs takes for a chain
          return;
        }
        const expected: unknown = math.evaluate!(
          written,
          Object.fromEntries(names.map((name, i) => [name, values[i]])),
        );
        expect(evaluator(tree, names)(values)).toBe(Number(expected));
        numCompared++;
      }),
      { numRuns: 2000, seed: 1 },
    );
    expect(numCompared).toBeGreaterThan(1900);
  });

  it("counts numbers as equal that differ by rounding, as mathjs does", () => {
    const [sum, third] = [0.1 + 0.2, 0.3];
    expect(evaluator(formula("x == y").tree, names)([sum, third])).toBe(1);
    expect(evaluator(formula("x > y").tree, names)([sum, third])).toBe(0);
  });

  it("is plain data that knows its names", () => {
    const { tree, formula: written } = formula("2 * heat - noise + heat");
    expect(written).toBe("2 * heat - noise + heat");
    expect(namesIn(tree)).toEqual(["heat", "noise"]);
    const back = JSON.parse(JSON.stringify(tree)) as typeof tree;
    expect(evaluator(back, ["noise", "heat"])([1, 3])).toBe(8);
  });

  it.each([
    ["1 +", /must be a formula such as/],
    ["import({a: 1})", /"import" is unknown; it may use pi and abs, cos/],
    ["constructor(1)", /"constructor" is unknown/],
    ["x.y", /is no arithmetic of numbers/],
    ["x.constructor.constructor", /is no arithmetic of numbers/],
    ["f(x) = x", /is no arithmetic of numbers/],
    ["a = 1; a", /is no arithmetic of numbers/],
    ["[1, 2]", /is no arithmetic of numbers/],
    ['"text"', /is no arithmetic of numbers/],
    ["1:1e9", /is no arithmetic of numbers/],
    ["ones(10000)", /"ones" is unknown/],
    ["x!", /"!" is unknown/],
    ["1 < x < 2", /compares more than two numbers; multiply comparisons of two/],
    ["sqrt(1, 2)", /sqrt is given 2 values; it takes 1/],
    ["log(1, 2, 3)", /log is given 3 values; it takes 1 or 2$/],
    ["max()", /max is given 0 values; it takes at least 1/],
  ])("refuses %s", (written, message) => expect(() => formula(written)).toThrow(message));
});
