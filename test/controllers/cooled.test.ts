import { describe, expect, it } from "vitest";
import { cooled } from "../../src/controllers/cooled.ts";
import { cooledRegardless } from "../../src/controllers/cooledRegardless.ts";
import { dualAscent } from "../../src/controllers/dualAscent.ts";
import { golden } from "../data/algoGolden.ts";
import { expectClose } from "../estimators/signals.ts";
import { sequence } from "./sequence.ts";

const { limit, J_C: costs } = golden.multiplier;
const violations = costs.map((cost) => cost - limit);
const integrator = dualAscent({ initial: 10, learningRate: 1 });
const at = (progress: number) => () => ({ progress, rate: 1 });

describe("cooled", () => {
  it("moves at full speed while the limit is broken, however late", () => {
    expect(sequence(cooled({ multiplier: integrator }), [1], at(0.99))).toEqual([11]);
  });

  it("comes down the more slowly, the later it is", () => {
    const down = (progress: number) => sequence(cooled({ multiplier: integrator }), [-1], at(progress))[0];
    expect(down(0)).toBe(9);
    expect(down(0.5)).toBe(9.5);
    expect(down(0.99)).toBeCloseTo(9.9, 12); // the floor
  });

  it("multiplies a pace that was slowed already", () => {
    const half = () => ({ progress: 0.5, rate: 0.5 });
    expect(sequence(cooled({ multiplier: integrator }), [-1, 1], half)).toEqual([9.75, 10.25]);
  });

  it("hands progress on to what it wraps", () => {
    const twice = cooled({ multiplier: cooled({ multiplier: integrator }) });
    expect(sequence(twice, [-1], at(0.5))).toEqual([9.75]);
  });
});

describe("cooledRegardless", () => {
  it.each([
    [0, "sgd_lr0.05_linear_cooling_total10"],
    [0.1, "sgd_lr0.05_cooling_floor0.1_total10"],
  ] as const)("agrees with the golden sequence at the floor %d", (floor, name) => {
    const multiplier = cooledRegardless({ multiplier: dualAscent({ learningRate: 0.05 }), floor });
    const pace = (update: number) => ({ progress: update / 10, rate: 1 });
    expectClose(sequence(multiplier, violations, pace), golden.multiplier[name]);
  });

  it("cools while the limit is broken too, down to a standstill", () => {
    expect(sequence(cooledRegardless({ multiplier: integrator }), [1, 1], at(1))).toEqual([10, 10]);
    expect(sequence(cooledRegardless({ multiplier: integrator }), [1], at(0.75))).toEqual([10.25]);
  });

  it("multiplies a pace that was slowed already", () => {
    const half = () => ({ progress: 0.5, rate: 0.5 });
    expect(sequence(cooledRegardless({ multiplier: integrator }), [1, -1], half)).toEqual([10.25, 10]);
  });

  it("keeps to its floor", () => {
    expect(sequence(cooledRegardless({ multiplier: integrator, floor: 0.5 }), [1], at(0.9))).toEqual([10.5]);
  });
});
