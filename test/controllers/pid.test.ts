import { describe, expect, it } from "vitest";
import { pi } from "../../src/controllers/pi.ts";
import { pid } from "../../src/controllers/pid.ts";
import { settings } from "../../src/part.ts";
import { golden } from "../data/algoGolden.ts";
import { expectClose } from "../estimators/signals.ts";
import { sequence } from "./sequence.ts";

describe("pid", () => {
  it("begins at 0", () => expect(pid().value(pid().init())).toBe(0));

  it("adds what is, what was and what is coming", () => {
    expect(sequence(pid({ kp: 10, ki: 1, kd: 100, max: 1000 }), [1, 3, 2])).toEqual([
      10 * 1 + 1, // no derivative at the first update
      10 * 3 + (1 + 3) + 100 * (3 - 1),
      10 * 2 + (1 + 3 + 2), // none for a falling violation either
    ]);
  });

  it("forgets debts below 0, so that it answers the next violation at once", () => {
    expect(sequence(pid({ kp: 0, ki: 1, kd: 0 }), [-5, 1])).toEqual([0, 1]);
  });

  it("slows its integral with the pace, and nothing else", () => {
    const slow = () => ({ progress: 0, rate: 0.5 });
    expect(sequence(pid({ kp: 10, ki: 1, kd: 100, max: 1000 }), [1, 3], slow)).toEqual([10.5, 30 + 2 + 200]);
  });

  it("stops at the maximum", () => expect(sequence(pid({ max: 1.5 }), [1])).toEqual([1.5]));

  it("agrees with the golden sequence", () => {
    const { limit, J_C: costs, "pid_2_0.2_1_errByMax": expected } = golden.multiplier;
    const violations = costs.map((cost) => (cost - limit) / Math.max(cost, limit));
    expectClose(sequence(pid({ kp: 2, ki: 0.2, kd: 1 }), violations), expected);
  });
});

describe("pi", () => {
  it("is pid without the derivative", () => {
    const violations = [0.5, 1, -0.2, 0.8];
    expect(sequence(pi(), violations)).toEqual(sequence(pid({ kd: 0 }), violations));
    expect(sequence(pi(), violations)).not.toEqual(sequence(pid(), violations));
  });

  it("prints under its own name", () => expect(settings(pi())).toEqual({ pi: { kp: 2, ki: 0.2, max: 100 } }));
});
