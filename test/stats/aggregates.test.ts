import { expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { meanScore, medianScore, optimalityGap } from "../../src/stats/aggregates.ts";
import { middle, resampled } from "../../src/stats/bootstrap.ts";
import { performanceProfile, shareAbove } from "../../src/stats/performanceProfile.ts";
import type { Scores } from "../../src/stats/scores.ts";
import { golden } from "./golden.ts";

const matrices = golden.matrices as Record<string, Scores>;

it.each(Object.keys(golden.aggregates))("aggregates of %s are rliable's", (name) => {
  const { mean, median, optimality_gap_gamma1, "optimality_gap_gamma0.9": gap90 } = golden.aggregates[name];
  const scores = matrices[name];
  expect(meanScore(scores)).toBeCloseTo(mean, 9);
  expect(medianScore(scores)).toBeCloseTo(median, 9);
  expect(optimalityGap(scores)).toBeCloseTo(optimality_gap_gamma1, 9);
  expect(optimalityGap(scores, 0.9)).toBeCloseTo(gap90, 9);
});

it.each([
  ["mean", meanScore],
  ["median", medianScore],
  ["optimality_gap", optimalityGap],
] as const)("the %s over given resamples has rliable's interval", (name, statistic) => {
  const { indices, [name]: expected } = golden.bootstrap_given_indices_X;
  const { low, high } = middle(indices.map((chosen: Scores) => statistic(resampled(matrices.X, chosen))));
  expect([low, high]).toEqual([expect.closeTo(expected.lo, 9), expect.closeTo(expected.hi, 9)]);
});

it("shareAbove — is strict, and rliable's profile", () => {
  const { taus, X_run_score, Y_run_score } = golden.performance_profile;
  for (const [i, tau] of (taus as number[]).entries()) {
    expect(shareAbove(matrices.X, tau)).toBeCloseTo(X_run_score[i], 12);
    expect(shareAbove(matrices.Y, tau)).toBeCloseTo(Y_run_score[i], 12);
  }
  expect(shareAbove([[1], [2]], 1)).toBe(0.5);
});

it("performanceProfile — is about as sure of itself as rliable, a little less with ten runs", () => {
  const { taus, point, lo, hi } = golden.rliable_mc_profile_X;
  const profile = performanceProfile(matrices.X, taus, { rng: rng("profile") });
  for (const [i, { value, low, high }] of profile.entries()) {
    expect(value).toBeCloseTo(point[i], 12);
    expect(low).toBeGreaterThan(lo[i] - 0.06);
    expect(low).toBeLessThan(lo[i] + 0.02);
    expect(high).toBeLessThan(hi[i] + 0.06);
    expect(high).toBeGreaterThan(hi[i] - 0.02);
  }
});
