import { describe, expect, it } from "vitest";
import { dual } from "../../src/algorithms/dual.ts";
import { dualAscent } from "../../src/controllers/dualAscent.ts";
import { pid } from "../../src/controllers/pid.ts";
import { atMost } from "../../src/env/task.ts";
import { adaptiveThreshold } from "../../src/thresholds/adaptiveThreshold.ts";
import { fixed } from "../../src/thresholds/fixed.ts";
import { absolute } from "../../src/violations/absolute.ts";
import { relative } from "../../src/violations/relative.ts";

/** λ ← max(0, λ + ½ (J_C − d)), from λ = 1. */
const ascent = { threshold: fixed(), violation: absolute(), multiplier: dualAscent({ initial: 1, learningRate: 0.5 }) };

describe("dual", () => {
  it("hears the violation of the threshold and answers the multiplier of the same update", () => {
    const price = dual(ascent, atMost(2, { cost: "heat" }));
    expect(price.update(5, 0, 1)).toEqual({
      constraint: "heat",
      episodeCost: 5,
      costLimit: 2,
      threshold: 2,
      violation: 3, // 5 − 2
      lagrangeMultiplier: 2.5, // 1 + ½ · 3
      naturalMultiplier: 2.5,
    });
    expect(price.update(1, 0, 1).lagrangeMultiplier).toBe(2); // 2.5 + ½ (1 − 2)
  });

  it("aims at the threshold, and reports the user's limit beside it", () => {
    const price = dual({ ...ascent, threshold: fixed({ share: 0.5 }) }, atMost(2));
    expect(price.update(2, 0, 1)).toMatchObject({ costLimit: 2, threshold: 1, violation: 1, lagrangeMultiplier: 1.5 });
  });

  it("moves the threshold first: the violation is that of the present aim, not the last", () => {
    const price = dual({ ...ascent, threshold: adaptiveThreshold({ rate: 0.25, floor: 0 }) }, atMost(4));
    expect(price.update(5, 0, 1)).toMatchObject({ threshold: 3, violation: 2 }); // d′ = ¾ · 4
  });

  it("translates the multiplier into reward per cost", () => {
    expect(dual(ascent, atMost(2)).update(5, 0, 4)).toMatchObject({ lagrangeMultiplier: 2.5, naturalMultiplier: 10 });
  });

  it("stays where it is as long as no episode has ended", () => {
    const price = dual({ ...ascent, threshold: adaptiveThreshold() }, atMost(2));
    for (const progress of [0, 0.25, 0.5]) {
      const told = price.update(NaN, progress, 1);
      expect(told).toMatchObject({ episodeCost: NaN, violation: 0, lagrangeMultiplier: 1, threshold: 2 });
    }
    expect(price.update(3, 0.75, 1).violation).toBeGreaterThan(0);
  });

  it("gives a limit of 0 a finite violation", () => {
    const price = dual(
      { threshold: fixed(), violation: relative(), multiplier: pid({ kp: 1, ki: 0, kd: 0 }) },
      atMost(0),
    );
    expect(price.update(0, 0, 1)).toMatchObject({ violation: 0, lagrangeMultiplier: 0 });
    expect(price.update(3, 0, 1)).toMatchObject({ violation: 1, lagrangeMultiplier: 1 }); // clipped to 1
  });

  it("keeps a state of its own for every constraint", () => {
    const [one, other] = [dual(ascent, atMost(2)), dual(ascent, atMost(2))];
    one.update(4, 0, 1);
    expect(other.update(2, 0, 1).lagrangeMultiplier).toBe(1);
  });

  it("goes on from a saved state, which survives JSON", () => {
    const recipe = { threshold: adaptiveThreshold({ rate: 0.1 }), violation: relative(), multiplier: pid() };
    const original = dual(recipe, atMost(2));
    for (const cost of [3, 4, 1]) original.update(cost, 0, 1);
    const copy = dual(recipe, atMost(2));
    copy.restore(JSON.parse(JSON.stringify(original.save())));
    for (const cost of [2.5, 1.5]) expect(copy.update(cost, 0.5, 1)).toEqual(original.update(cost, 0.5, 1));
  });
});
