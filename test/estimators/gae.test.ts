import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gae } from "../../src/estimators/gae.ts";
import { golden } from "../data/algoGolden.ts";
import { discountedReturn, estimate, expectClose, goldenCost, goldenReward, stories } from "./signals.ts";

const { gamma, lambda: gaeLambda } = golden.gae;

describe("gae", () => {
  it("is a sum of temporal differences that fades by γλ", () => {
    const { advantage, target } = estimate(gae({ gamma: 0.5, gaeLambda: 0.5 }), {
      numEnvs: 1,
      sample: [1, 2],
      value: [3, 4],
      nextValue: [4, 8],
      end: [0, 0],
    });
    const second = 2 + 0.5 * 8 - 4;
    const first = 1 + 0.5 * 4 - 3 + 0.25 * second;
    expect(advantage).toEqual([first, second]);
    expect(target).toEqual([first + 3, second + 4]);
  });

  it("bootstraps through a time limit but not through a death", () => {
    const last = (end: number) =>
      estimate(gae({ gamma: 0.5 }), { numEnvs: 1, sample: [1], value: [3], nextValue: [8], end: [end] }).advantage[0];
    expect(last(1)).toBe(1 - 3);
    expect(last(2)).toBe(1 + 0.5 * 8 - 3);
    expect(last(0)).toBe(1 + 0.5 * 8 - 3); // the rollout is cut, the episode goes on
  });

  it("agrees with the golden advantages and λ-returns", () => {
    const { advantage, target } = estimate(gae({ gamma, gaeLambda }), goldenReward);
    expectClose(advantage, golden.gae.adv);
    expectClose(target, golden.gae.lambda_return);
  });

  it("does to costs what it does to rewards", () => {
    expectClose(estimate(gae({ gamma, gaeLambda }), goldenCost).advantage, golden.gae.adv_cost_same_values);
  });

  it("is the temporal difference at λ = 0", () => {
    expectClose(estimate(gae({ gamma, gaeLambda: 0 }), goldenReward).advantage, golden.gae.adv_lambda0);
    fc.assert(
      fc.property(stories, (story) => {
        const differences = story.sample.map(
          (x, i) => x + (story.end[i] === 1 ? 0 : gamma * story.nextValue[i]) - story.value[i],
        );
        expectClose(estimate(gae({ gamma, gaeLambda: 0 }), story).advantage, differences);
      }),
    );
  });

  it("aims at the Monte-Carlo return at λ = 1", () => {
    expectClose(estimate(gae({ gamma, gaeLambda: 1 }), goldenReward).advantage, golden.gae.adv_lambda1);
    fc.assert(
      fc.property(stories, (story) => {
        const returns = story.sample.map((_, i) => discountedReturn(story, i, gamma));
        expectClose(estimate(gae({ gamma, gaeLambda: 1 }), story).target, returns);
      }),
    );
  });
});
