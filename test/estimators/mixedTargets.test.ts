import { describe, expect, it } from "vitest";
import { gae } from "../../src/estimators/gae.ts";
import { mixedTargets } from "../../src/estimators/mixedTargets.ts";
import { nStep } from "../../src/estimators/nStep.ts";
import { settings } from "../../src/part.ts";
import { golden } from "../data/algoGolden.ts";
import { estimate, expectClose, goldenReward } from "./signals.ts";

const { gamma, lambda: gaeLambda } = golden.gae;
const estimator = gae({ gamma, gaeLambda });
const other = nStep({ gamma, numSteps: 5 });

describe("mixedTargets", () => {
  it("agrees with the golden mean of 5-step and λ-returns, and keeps the first advantage", () => {
    const { advantage, target } = estimate(mixedTargets({ estimator, other, weight: 0.5 }), goldenReward);
    expectClose(target, golden.gae.mix_return);
    expectClose(advantage, golden.gae.adv);
  });

  it.each([
    [0, golden.gae.lambda_return],
    [1, golden.gae.nstep5_return],
  ])("at the weight %d is one of the two alone", (weight, expected) => {
    expectClose(estimate(mixedTargets({ estimator, other, weight }), goldenReward).target, expected);
  });

  it("prints what it is made of", () => {
    expect(settings(mixedTargets({ weight: 0.25 }))).toEqual({
      mixedTargets: {
        estimator: { gae: { gamma: 0.99, gaeLambda: 0.95 } },
        other: { nStep: { gamma: 0.99, numSteps: 5 } },
        weight: 0.25,
      },
    });
  });
});
