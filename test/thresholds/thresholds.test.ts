import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adaptiveThreshold } from "../../src/thresholds/adaptiveThreshold.ts";
import { curriculum } from "../../src/thresholds/curriculum.ts";
import { fixed } from "../../src/thresholds/fixed.ts";
import { literalAdaptiveThreshold } from "../../src/thresholds/literalAdaptiveThreshold.ts";
import { sequence } from "../controllers/sequence.ts";
import { golden } from "../data/algoGolden.ts";
import { expectClose } from "../estimators/signals.ts";

const { user_limit: limit, J_C: costs, ...expected } = golden.threshold;
const episodeCosts = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
const costLimits = fc.double({ min: 0, max: 50, noNaN: true });
const start = (threshold: typeof curriculum | typeof fixed) => threshold()(limit).value(threshold()(limit).init());

describe("fixed", () => {
  it("is the limit itself, or a share of it, whatever happens", () => {
    expect(sequence(fixed()(25), [0, 100])).toEqual([25, 25]);
    expect(sequence(fixed({ share: 0.5 })(25), [0, 100])).toEqual([12.5, 12.5]);
  });
});

describe("adaptiveThreshold", () => {
  it("tightens while the limit is broken and eases back while it is kept", () => {
    expect(sequence(adaptiveThreshold({ floor: 0.5, rate: 0.25 })(16), [17, 17, 17, 16, 16, 16])).toEqual([
      12, 9, 8, 10, 12.5, 15.625,
    ]);
  });

  it("agrees with the golden sequence", () =>
    expectClose(sequence(adaptiveThreshold()(limit), costs), expected.bounded));

  it.each([
    ["adaptiveThreshold", adaptiveThreshold(), 0.8],
    ["fixed", fixed({ share: 0.95 }), 0.95],
  ])("%s never lies above the limit, nor below its floor", (_name, threshold, floor) => {
    fc.assert(
      fc.property(episodeCosts, costLimits, (inputs, costLimit) => {
        for (const aim of sequence(threshold(costLimit), inputs)) {
          expect(aim).toBeLessThanOrEqual(costLimit);
          expect(aim).toBeGreaterThanOrEqual(floor * costLimit);
        }
      }),
    );
  });
});

describe("literalAdaptiveThreshold", () => {
  it("agrees with the golden sequence", () => {
    expectClose(sequence(literalAdaptiveThreshold()(limit), costs), expected.literal);
  });

  it("drifts: a safe agent shrinks it, a violating one raises it above the user's limit", () => {
    const after = (cost: number) => sequence(literalAdaptiveThreshold()(limit), new Array(100).fill(cost))[99];
    expect(after(0.5)).toBeCloseTo(expected.literal_after_100_safe_iterations, 12);
    expect(after(6)).toBeCloseTo(expected.literal_after_100_iterations_at_cost_6, 12);
    expect(after(6)).toBeGreaterThan(limit);
  });

  it("stays where it is between its two marks", () => {
    const aims = sequence(literalAdaptiveThreshold({ low: 0.1, high: 0.5, rate: 0.25 })(8), [8.7, 9, 9.1, 8.5]);
    expect(aims).toEqual([6, 6, 7.5, 7.5]); // excesses 0.7 below 0.8; 3 at 3; 3.1 above 3; 1 between 0.75 and 3.75
  });
});

describe("curriculum", () => {
  const at = (progress: number) => sequence(curriculum()(limit), [6], () => ({ progress, rate: 1 }))[0];

  it("begins at twice the limit and comes down in a straight line", () => {
    expect(start(curriculum)).toBe(3);
    expect(at(0)).toBe(3);
    expect(at(0.15)).toBeCloseTo(2.25, 12);
  });

  it("reaches the limit exactly, on time, and stays", () => {
    for (const progress of [0.3, 0.31, 0.999]) expect(at(progress)).toBe(limit);
  });

  it("hears nothing of the agent", () => {
    const pace = (update: number) => ({ progress: update / 4, rate: 1 });
    expect(sequence(curriculum()(limit), [0, 0, 0], pace)).toEqual(sequence(curriculum()(limit), [9, 9, 9], pace));
  });

  it("never rises, and never goes below the limit", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (p, q) => {
        expect(at(Math.max(p, q))).toBeLessThanOrEqual(at(Math.min(p, q)));
        expect(at(p)).toBeGreaterThanOrEqual(limit);
      }),
    );
  });
});
