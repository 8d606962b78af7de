import { expect, it } from "vitest";
import { rng, type Rng } from "../../src/math/rng.ts";
import { bootstrap, percentileBootstrap } from "../../src/stats/bootstrap.ts";
import { iqm } from "../../src/stats/iqm.ts";

const NUM_EXPERIMENTS = 1000;

const normal = { draw: (random: Rng) => random.normal(), truth: 0 };
// Twice the integral of −ln(1 − p) over p from ¼ to ¾, which is 1 + 1.5 ln(4/3) − 0.5 ln 4.
const exponential = {
  draw: (random: Rng) => -Math.log(1 - random.uniform()),
  truth: 1 + 1.5 * Math.log(4 / 3) - 0.5 * Math.log(4),
};

/** How often the interval of an experiment holds the interquartile mean of the population. */
function coverage(numRuns: number, numTasks: number, interval: typeof bootstrap, { draw, truth } = normal): number {
  const random = rng(`coverage/${numRuns}/${numTasks}`);
  let numHeld = 0;
  for (let experiment = 0; experiment < NUM_EXPERIMENTS; experiment++) {
    const scores = Array.from({ length: numRuns }, () => Array.from({ length: numTasks }, () => draw(random)));
    const { low, high } = interval(scores, iqm, { rng: random, resamples: 200 });
    if (low <= truth && truth <= high) numHeld++;
  }
  return numHeld / NUM_EXPERIMENTS;
}

it.each([
  [3, 1],
  [5, 1],
  [10, 1],
  [5, 3],
  [10, 3],
])("the interval of %d runs of %d tasks holds the truth in at least 93 of 100 experiments", (numRuns, numTasks) => {
  const share = coverage(numRuns, numTasks, bootstrap);
  expect(share).toBeGreaterThanOrEqual(0.93);
  expect(share).toBeLessThan(1); // an interval that always holds would say nothing
});

it("so does that of 5 runs with skewed scores", () =>
  expect(coverage(5, 1, bootstrap, exponential)).toBeGreaterThanOrEqual(0.93));

it("the percentile interval of 3 runs does not", () => expect(coverage(3, 1, percentileBootstrap)).toBeLessThan(0.9));
