import { describe, expect, it } from "vitest";
import { dualAdam } from "../../src/controllers/dualAdam.ts";
import { golden } from "../data/algoGolden.ts";
import { expectClose } from "../estimators/signals.ts";
import { sequence } from "./sequence.ts";

const { limit, J_C: costs } = golden.multiplier;

describe("dualAdam", () => {
  it("agrees with the golden sequence of torch's Adam", () => {
    const violations = costs.map((cost) => cost - limit);
    expectClose(sequence(dualAdam(), violations), golden.multiplier["adam_lr0.035_l0_0.001 (omnisafe/torch Adam)"]);
  });

  it("hears hardly more than the sign of a first violation", () => {
    const step = (e: number) => sequence(dualAdam({ initial: 1, learningRate: 0.1 }), [e])[0] - 1;
    expect(step(0.5)).toBeCloseTo(0.1, 6);
    expect(step(50)).toBeCloseTo(0.1, 6);
    expect(step(-50)).toBeCloseTo(-0.1, 6);
  });

  it("moves less on a spike than on a steady violation", () => {
    const second = (e: number) => {
      const [before, after] = sequence(dualAdam({ initial: 0, learningRate: 1 }), [1, e]);
      return after - before;
    };
    expect(second(1)).toBeCloseTo(1, 6);
    const m = (0.09 + 0.1 * 10) / 0.19;
    const v = (0.000999 + 0.001 * 100) / 0.001999;
    expect(second(10)).toBeCloseTo(m / Math.sqrt(v), 6); // 0.807
  });

  it("learns more slowly at a slower pace", () => {
    const [lambda] = sequence(dualAdam({ initial: 0, learningRate: 1 }), [2], () => ({ progress: 0, rate: 0.25 }));
    expect(lambda).toBeCloseTo(0.25, 6);
  });
});
