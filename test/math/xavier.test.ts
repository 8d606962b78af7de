import { expect, it } from "vitest";
import { moments } from "../../src/math/moments.ts";
import { rng } from "../../src/math/rng.ts";
import { xavier } from "../../src/math/xavier.ts";

it("xavier — draws uniform weights up to gain · √(6 / (inputs + outputs))", () => {
  const weights = xavier(90, 60, 2, rng("weights"));
  const bound = 2 * Math.sqrt(6 / 150);
  const largest = Math.max(...weights.map(Math.abs));
  expect(largest).toBeLessThanOrEqual(bound);
  expect(largest).toBeGreaterThan(0.995 * bound);
  // A uniform number on ±b has variance b²/3, here 2 gain² / (inputs + outputs), which is Glorot's condition.
  const { mean, deviation } = moments(weights);
  const expected = 2 * Math.sqrt(2 / 150);
  expect(Math.abs(mean)).toBeLessThan((4 * expected) / Math.sqrt(weights.length));
  expect(Math.abs(deviation / expected - 1)).toBeLessThan(4 * Math.sqrt(0.2 / weights.length));
  const quarter = weights.filter((weight) => weight < -bound / 2).length / weights.length;
  expect(Math.abs(quarter - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / weights.length));
});

it("xavier — repeats itself with the same stream", () => {
  expect(xavier(3, 2, 1, rng(1))).toEqual(xavier(3, 2, 1, rng(1)));
  expect(xavier(3, 2, 1, rng(1))).not.toEqual(xavier(3, 2, 1, rng(2)));
});
