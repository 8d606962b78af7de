import { expect, it } from "vitest";
import { quantile } from "../../src/math/quantile.ts";
import { rng } from "../../src/math/rng.ts";
import { cvar } from "../../src/stats/cvar.ts";
import {
  probabilityOfImprovement,
  probabilityOfImprovementEstimate,
} from "../../src/stats/probabilityOfImprovement.ts";
import { wilson } from "../../src/stats/wilson.ts";
import { golden } from "./golden.ts";

const { X, Y, rliable_x, rliable_y } = golden.matrices;

it.each(golden.violation_rate_ci as { k: number; n: number; wilson95: [number, number] }[])(
  "wilson — of $k in $n is the published interval",
  ({ k, n, wilson95: [low, high] }) =>
    expect(wilson(k, n)).toEqual({ value: k / n, low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) }),
);

it("wilson — of none in none is not a number", () => expect(wilson(0, 0).value).toBeNaN());

it.each(Object.entries(golden.constraint_metrics.cvar as Record<string, number>))(
  "cvar — at level %s is the mean of the worst costs",
  (level, expected) => expect(cvar(golden.constraint_metrics.episode_costs, Number(level))).toBeCloseTo(expected, 9),
);

it("cvar — counts a boundary cost in part: the worst 1.5 of 3 are (4 + 2 / 2) / 1.5", () =>
  expect(cvar([2, 4, 0], 0.5)).toBeCloseTo(10 / 3, 12));

it("probabilityOfImprovement — counts pairs, ties as half", () => {
  expect(probabilityOfImprovement([[3], [1]], [[2], [1]])).toBe((1 + 1 + 0 + 0.5) / 4);
  expect(probabilityOfImprovement(rliable_x, rliable_y)).toBeCloseTo(1 / 3, 12);
  expect(probabilityOfImprovement(X, Y)).toBeCloseTo(golden.probability_of_improvement.X_over_Y, 12);
  expect(probabilityOfImprovement(Y, X)).toBeCloseTo(golden.probability_of_improvement.Y_over_X, 12);
});

it("probabilityOfImprovementEstimate — agrees with rliable within Monte-Carlo error", () => {
  const { lo, hi } = golden.rliable_mc_poi_X_over_Y;
  const { low, high } = probabilityOfImprovementEstimate(X, Y, { rng: rng("improvement"), resamples: 5000 });
  expect(Math.abs(low - lo)).toBeLessThan(0.012);
  expect(Math.abs(high - hi)).toBeLessThan(0.012);
});

it("quantile — interpolates between order statistics, whatever their order", () => {
  expect(quantile([30, 10, 20], 0.25)).toBe(15);
  expect(quantile([30, 10, 20], 1)).toBe(30);
  expect(quantile([], 0.5)).toBeNaN();
});
