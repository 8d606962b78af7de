import { describe, expect, it } from "vitest";
import { gae } from "../../src/estimators/gae.ts";
import type { Burden } from "../../src/penalties/penalty.ts";
import { plain } from "../../src/penalties/plain.ts";
import { recovering } from "../../src/penalties/recovering.ts";
import { rescaled } from "../../src/penalties/rescaled.ts";
import { standardize } from "../../src/transforms/standardize.ts";
import { golden } from "../data/algoGolden.ts";
import { estimate, goldenCost, goldenReward } from "../estimators/signals.ts";

const advantage = Float64Array.of(6, -6);
const burden = (costAdvantage: number[], lagrangeMultiplier: number, more: Partial<Burden> = {}): Burden => ({
  advantage: Float64Array.from(costAdvantage),
  lagrangeMultiplier,
  episodeCost: 1,
  costLimit: 1,
  ...more,
});

describe("plain", () => {
  it("takes each cost off at its price", () => {
    expect([...plain()(advantage, [burden([1, 2], 2), burden([4, 0], 0.5)])]).toEqual([6 - 2 - 2, -6 - 4 - 0]);
  });
});

describe("rescaled", () => {
  it("takes each cost off at its price and divides by one plus all prices", () => {
    const combined = rescaled()(advantage, [burden([1, 2], 2), burden([4, 0], 1)]);
    expect([...combined]).toEqual([(6 - 2 - 4) / 4, (-6 - 4 - 0) / 4]);
  });

  it("agrees with the golden combination of standardized advantages", () => {
    const estimator = gae({ gamma: golden.gae.gamma, gaeLambda: golden.gae.lambda });
    const reward = Float64Array.from(estimate(estimator, goldenReward).advantage);
    const cost = Float64Array.from(estimate(estimator, goldenCost).advantage);
    standardize()(reward);
    standardize()(cost);
    const combined = rescaled()(reward, [burden([...cost], golden.combine.lambda_tilde)]);
    combined.forEach((x, i) => expect(x).toBeCloseTo(golden.combine.adv[i], 7)); // the golden data divides without an ε
  });
});

describe.each([
  ["plain", plain()],
  ["rescaled", rescaled()],
  ["recovering", recovering()],
])("%s", (_name, penalty) => {
  it("leaves the reward alone where there is no constraint, or none that weighs", () => {
    expect([...penalty(advantage, [])]).toEqual([6, -6]);
    expect([...penalty(advantage, [burden([1, 2], 0)])]).toEqual([6, -6]);
  });

  it("answers a new array", () => {
    penalty(advantage, [burden([1, 2], 2), burden([1, 2], 2, { episodeCost: 9 })]);
    expect([...advantage]).toEqual([6, -6]);
  });
});

describe("recovering", () => {
  const limits = (episodeCost: number, costLimit = 1) => ({ episodeCost, costLimit });

  it("is the penalty inside up to twice the limit", () => {
    const burdens = [burden([1, 2], 2, limits(2))];
    expect(recovering({ penalty: plain() })(advantage, burdens)).toEqual(plain()(advantage, burdens));
  });

  it("drops the reward beyond it, whatever the price", () => {
    expect([...recovering()(advantage, [burden([1, 2], 0, limits(2.1))])]).toEqual([-1, -2]);
  });

  it("attends to the broken constraints alone, and to each alike", () => {
    const burdens = [burden([1, 2], 5, limits(3)), burden([3, 4], 5, limits(9)), burden([100, 100], 5, limits(1))];
    expect([...recovering()(advantage, burdens)]).toEqual([-(1 + 3) / 2, -(2 + 4) / 2]);
  });

  it("counts a limit of 0 as its floor", () => {
    const at = (episodeCost: number) => [...recovering()(advantage, [burden([1, 2], 0, limits(episodeCost, 0))])];
    expect(at(0.02)).toEqual([6, -6]);
    expect(at(0.03)).toEqual([-1, -2]);
  });

  it("waits for the first episode to end", () => {
    expect([...recovering()(advantage, [burden([1, 2], 0, limits(NaN))])]).toEqual([6, -6]);
  });
});
