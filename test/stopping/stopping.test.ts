import { describe, expect, it } from "vitest";
import { klAbove } from "../../src/stopping/klAbove.ts";
import { literalViolationStop } from "../../src/stopping/literalViolationStop.ts";
import { never } from "../../src/stopping/never.ts";

const news = (approxKl: number, worstCostRatio: number) => ({ approxKl, worstCostRatio });

describe("never", () => {
  it("runs every epoch", () => expect(never()(news(100, 100))).toBe(false));
});

describe("klAbove", () => {
  it.each([
    [0.029, false],
    [0.031, true],
  ])("at a divergence of %d with a target of 0.02 stops: %s", (approxKl, stops) => {
    expect(klAbove({ targetKl: 0.02 })(news(approxKl, 100))).toBe(stops);
  });
});

describe("literalViolationStop", () => {
  it.each([
    [0, false],
    [2, false],
    [2.1, true],
  ])("at %d times the limit stops: %s", (worstCostRatio, stops) => {
    expect(literalViolationStop({ factor: 2 })(news(100, worstCostRatio))).toBe(stops);
  });
});
