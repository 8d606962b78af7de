import { expect, it } from "vitest";
import { rng } from "../../src/math/rng.ts";
import { bootstrap, drawn, middle, percentileBootstrap, resampled } from "../../src/stats/bootstrap.ts";
import { iqm } from "../../src/stats/iqm.ts";
import { mean } from "../../src/stats/mean.ts";
import type { Scores } from "../../src/stats/scores.ts";
import { golden } from "./golden.ts";

const { X, S } = golden.matrices as Record<string, Scores>;
const overall = (scores: Scores) => mean(scores.flat());

it.each([
  ["iqm", iqm],
  ["mean", overall],
] as const)("bootstrap — with rliable's own indices gives its %s interval", (name, statistic) => {
  const { indices, [name]: expected } = golden.bootstrap_given_indices_X;
  const outcomes = indices.map((chosen: Scores) => statistic(resampled(X, chosen)));
  expect(outcomes.slice(0, 3)).toEqual(expected.first3.map((value: number) => expect.closeTo(value, 9)));
  expect(middle(outcomes)).toEqual({ low: expect.closeTo(expected.lo, 9), high: expect.closeTo(expected.hi, 9) });
});

it("bootstrap — over all 729 ways to resample three runs of two tasks is the exact interval", () => {
  const triples = Array.from({ length: 27 }, (_, i) => [i % 3, Math.floor(i / 3) % 3, Math.floor(i / 9)]);
  const outcomes = triples.flatMap((a) =>
    triples.map((b) =>
      iqm(
        resampled(
          S,
          [0, 1, 2].map((run) => [a[run], b[run]]),
        ),
      ),
    ),
  );
  const { "lo2.5": low, "hi97.5": high } = golden.exact_stratified_bootstrap_S.iqm;
  expect(middle(outcomes)).toEqual({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) });
});

it("percentileBootstrap — agrees with 50 000 resamples of rliable within Monte-Carlo error", () => {
  const { order, lo, hi } = golden.rliable_mc_X.percentile;
  const { value, low, high } = percentileBootstrap(X, iqm, { rng: rng("bootstrap"), resamples: 20_000 });
  expect(value).toBeCloseTo(0.712035, 9);
  expect(Math.abs(low - lo[order.indexOf("iqm")])).toBeLessThan(0.004);
  expect(Math.abs(high - hi[order.indexOf("iqm")])).toBeLessThan(0.004);
});

it("bootstrap — of a mean over one task is nearly Student's interval", () => {
  // Of 1, 2, 3, 4, 5: 3 ± 2.776445 · √(2.5 / 5).
  const { value, low, high } = bootstrap([[1], [2], [3], [4], [5]], overall, { rng: rng("t"), resamples: 20_000 });
  expect(value).toBe(3);
  expect(high - 3).toBeCloseTo(2.776445 * Math.SQRT1_2, 1);
  expect(3 - low).toBeCloseTo(high - 3, 12);
});

it("bootstrap — says the same again with the same seed, and something else with another", () => {
  const interval = (seed: number) => bootstrap(X, overall, { rng: rng(seed), resamples: 200 });
  expect(interval(1)).toEqual(interval(1));
  expect(interval(1)).not.toEqual(interval(2));
});

it("bootstrap — draws each task's runs for itself, from that task alone", () => {
  const scores = [
    [1, 10],
    [2, 20],
  ];
  const resamples = Array.from({ length: 64 }, (_, i) => resampled(scores, drawn(scores, rng(i))));
  expect(new Set(resamples.map(String)).size).toBe(16); // 2 runs × 2 tasks, each one of two
});

it("bootstrap — knows no interval from one run", () =>
  expect(bootstrap([[7]], overall, { rng: rng(0) })).toEqual({ value: 7, low: NaN, high: NaN }));

it("percentileBootstrap — knows no interval from one run", () =>
  expect(percentileBootstrap([[7]], overall, { rng: rng(0) })).toEqual({ value: 7, low: NaN, high: NaN }));
