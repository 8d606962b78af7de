import { describe, expect, it } from "vitest";
import { expression } from "../../src/controllers/expression.ts";
import { linear } from "../../src/controllers/linear.ts";
import { settings } from "../../src/part.ts";

describe("expression", () => {
  it("is the schedule that its formula says", () => {
    const written = expression("0.1 * (1 - progress)");
    const known = linear({ from: 0.1, to: 0 });
    for (const progress of [0, 0.25, 0.9]) expect(written(progress)).toBeCloseTo(known(progress), 15);
    expect(expression("max(0.5, 2 ^ -progress) + cos(pi)")(1)).toBeCloseTo(-0.5, 15);
  });

  it("prints its formula", () => {
    expect(settings(expression("1 - progress"))).toEqual({ expression: { formula: "1 - progress" } });
  });

  it.each([
    ["0.1 * (1 - progres)", /Undefined symbol progres; it may use progress/],
    ["0.1 * (", /must be a formula such as/],
    ["1 / progress", /at progress 0 it is Infinity; it must be a finite number/],
    ["import({a: 1})", /"import" is unknown; it may use pi and abs/],
    ["f(x) = x", /is no arithmetic of numbers/],
  ])("refuses %s", (formula, message) => expect(() => expression(formula)).toThrow(message));
});
