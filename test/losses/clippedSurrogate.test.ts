import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clippedSurrogate } from "../../src/losses/clippedSurrogate.ts";
import { surrogate } from "../../src/losses/surrogate.ts";
import { golden } from "../data/algoGolden.ts";

const { loss, slope } = clippedSurrogate({ clipRange: 0.2 });

describe("clippedSurrogate", () => {
  it.each(golden["ppo_clip_0.2"])("at ratio $ratio and advantage $adv is $loss", (expected) => {
    expect(loss(expected.ratio, expected.adv, 1, 0)).toBeCloseTo(expected.loss, 12);
    // dρ/d log π = ρ
    expect(slope(expected.ratio, expected.adv, 1, 0) * expected.ratio).toBeCloseTo(expected.dloss_dlogp, 12);
  });

  it("moves its clip with the ratio at which the update began", () => {
    expect(loss(0.6, 1, 0.5, 0)).toBeCloseTo(-0.6, 12); // within [0.3, 0.7]
    expect(slope(0.6, 1, 0.5, 0)).toBe(-1);
    expect(loss(0.8, 1, 0.5, 0)).toBeCloseTo(-0.7, 12); // held at 0.7
    expect(slope(0.8, 1, 0.5, 0)).toBeCloseTo(0, 12);
    expect(slope(0.8, 1, 1, 0)).toBe(-1); // a fresh sample may still go to 1.2
    expect(slope(0.8, -1, 0.5, 0)).toBe(1); // the way back is never clipped
  });

  it("lets an update begin: at the center the slope is −Â", () => {
    const number = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 0.1, max: 5, noNaN: true }), (center, advantage) => {
        expect(slope(center, advantage, center, 0)).toBe(-advantage);
        expect(slope(center, -advantage, center, 0)).toBe(advantage);
      }),
    );
  });

  it("is pessimistic: never below the unclipped surrogate", () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(number(0.01, 4), number(-4, 4), number(0.1, 3), (ratio, advantage, center) => {
        expect(loss(ratio, advantage, center, 0)).toBeGreaterThanOrEqual(surrogate().loss(ratio, advantage, center, 0));
      }),
    );
  });
});
