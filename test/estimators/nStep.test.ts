import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nStep } from "../../src/estimators/nStep.ts";
import { golden } from "../data/algoGolden.ts";
import { discountedReturn, estimate, expectClose, goldenReward, stories } from "./signals.ts";

const { gamma } = golden.gae;

describe("nStep", () => {
  it("adds n samples and the critic's word on the rest", () => {
    const { target, advantage } = estimate(nStep({ gamma: 0.5, numSteps: 2 }), {
      numEnvs: 1,
      sample: [1, 2, 4],
      value: [1, 1, 1],
      nextValue: [1, 1, 16],
      end: [0, 0, 0],
    });
    expect(target).toEqual([1 + 0.5 * 2 + 0.25 * 1, 2 + 0.5 * 4 + 0.25 * 16, 4 + 0.5 * 16]);
    expect(advantage).toEqual(target.map((x) => x - 1));
  });

  it("agrees with the golden 5-step returns", () => {
    expectClose(estimate(nStep({ gamma, numSteps: 5 }), goldenReward).target, golden.gae.nstep5_return);
  });

  it("is the temporal difference at n = 1", () => {
    expectClose(estimate(nStep({ gamma, numSteps: 1 }), goldenReward).advantage, golden.gae.adv_lambda0);
  });

  it("is the Monte-Carlo return where n is no shorter than the rollout", () => {
    fc.assert(
      fc.property(stories, (story) => {
        const returns = story.sample.map((_, i) => discountedReturn(story, i, gamma));
        expectClose(estimate(nStep({ gamma, numSteps: story.sample.length }), story).target, returns);
      }),
    );
  });
});
