import { expect, it } from "vitest";
import { feasibleReturn } from "../../src/stats/feasibleReturn.ts";
import { oscillation } from "../../src/stats/oscillation.ts";
import {
  firstFeasibleStep,
  longestViolation,
  settlingStep,
  strongViolation,
  violatingShare,
  weakViolation,
} from "../../src/stats/violation.ts";
import { golden } from "./golden.ts";

const { limit, ...metrics } = golden.constraint_metrics;
const points = metrics.cost_curve_steps_cost.map(([step, cost]: [number, number]) => ({ step, cost }));

it("violation — of the recorded curve is as worked out beside it", () => {
  expect(strongViolation(points, limit)).toBeCloseTo(metrics.cumulative_violation_trapezoid_free, 9);
  expect(weakViolation(points, limit)).toBeCloseTo(metrics.signed_sum, 9);
  expect(violatingShare(points, limit)).toBe(metrics.fraction_of_evals_violating);
});

it("firstFeasibleStep, settlingStep — are as worked out beside it", () => {
  const expected = metrics.time_to_feasible;
  expect(firstFeasibleStep(points, limit, { inARow: 1 })).toBe(expected.first_hit_tol0);
  expect(firstFeasibleStep(points, limit)).toBe(expected["3_consecutive_tol0"]);
  expect(firstFeasibleStep(points, limit, { tolerance: 0.05 })).toBe(expected["3_consecutive_tol5pct"]);
  expect(settlingStep(points, limit)).toBe(expected.stays_forever_tol0);
  expect(settlingStep(points, limit, 0.05)).toBe(expected.stays_forever_tol5pct);
});

it("longestViolation — counts points in a row: the first two of the curve", () =>
  expect(longestViolation(points, limit)).toBe(2));

it("violation — a run that never gets there has no first step, and one that leaves at the end never settles", () => {
  const bad = [5, 5, 5, 1].map((cost, i) => ({ step: i + 1, cost }));
  expect(firstFeasibleStep(bad, 2)).toBeNaN();
  expect(settlingStep([...bad, { step: 5, cost: 3 }], 2)).toBeNaN();
  expect(settlingStep([{ step: 7, cost: 1 }], 2)).toBe(7);
});

it("violation — a point at which no episode ended says nothing, and its steps belong to the next", () => {
  const gaps = [
    { step: 10, cost: 3 },
    { step: 20, cost: NaN },
    { step: 30, cost: 3 },
  ];
  expect(strongViolation(gaps, 2)).toBe(10 + 20);
  expect(violatingShare(gaps, 2)).toBe(1);
  expect(longestViolation(gaps, 2)).toBe(2);
});

it("oscillation — of a wave of period 4 about 2", () => {
  const wave = Array.from({ length: 40 }, (_, i) => 2 + [0, 1, 0, -1][i % 4]);
  expect(oscillation([5, ...wave.slice(1)])).toEqual({ settled: 2, overshoot: 1.5, peakToPeak: 2, period: 4 });
});

it("oscillation — of a multiplier that stays at 0 is nothing", () =>
  expect(oscillation([0, 0, 0, 0, 0])).toEqual({ settled: 0, overshoot: 0, peakToPeak: 0, period: NaN }));

it("feasibleReturn — counts what was earned within the limit, and a twentieth more", () => {
  expect(feasibleReturn(10, 2.1, 2, { otherwise: 1 })).toBe(10);
  expect(feasibleReturn(10, 2.11, 2, { otherwise: 1 })).toBe(1);
  expect(feasibleReturn(-5, 9, 2, { otherwise: 1 })).toBe(-5);
  expect(feasibleReturn(10, 0.1, 0, { otherwise: -3 })).toBe(-3);
});
