import { describe, expect, it } from "vitest";
import { dualAscent } from "../../src/controllers/dualAscent.ts";
import { absolute } from "../../src/violations/absolute.ts";
import { literalRelative } from "../../src/violations/literalRelative.ts";
import { golden } from "../data/algoGolden.ts";
import { expectClose } from "../estimators/signals.ts";
import { sequence } from "./sequence.ts";

const { limit, J_C: costs } = golden.multiplier;
const hear = (violation: (episodeCost: number, costLimit: number) => number) =>
  sequence(
    dualAscent(),
    costs.map((cost) => violation(cost, limit)),
  );

describe("dualAscent", () => {
  it("adds up violations, and stops at 0 and at the maximum", () => {
    const multiplier = dualAscent({ initial: 1, learningRate: 0.5, max: 2 });
    expect(multiplier.value(multiplier.init())).toBe(1);
    expect(sequence(multiplier, [1, 9, -1, -9])).toEqual([1.5, 2, 1.5, 0]);
  });

  it("learns more slowly at a slower pace", () => {
    expect(sequence(dualAscent({ learningRate: 0.5 }), [1], () => ({ progress: 0, rate: 0.1 }))[0]).toBeCloseTo(0.05);
  });

  it("agrees with the golden sequence on raw violations", () => {
    expectClose(hear(absolute()), golden.multiplier["sgd_lr0.05"]);
  });

  it("agrees with the golden sequence on violations divided by the cost, which one clean rollout empties", () => {
    expectClose(hear(literalRelative()), golden.multiplier["literal_normalised_lr0.05"]);
  });

  it("agrees with the golden sequence on violations divided by the greater of cost and limit", () => {
    const byMax = (cost: number) => (cost - limit) / Math.max(cost, limit);
    expectClose(hear(byMax), golden.multiplier["sound_normalised_lr0.05"]);
  });
});
