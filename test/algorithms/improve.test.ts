import { describe, expect, it } from "vitest";
import { improve } from "../../src/algorithms/improve.ts";
import type { Learner, Losses, Minibatch } from "../../src/engine/learner.ts";
import { rng } from "../../src/math/rng.ts";
import type { Pool, Sampler } from "../../src/samplers/sampler.ts";
import type { EpochNews } from "../../src/stopping/stopping.ts";

const pool: Pool = { size: 4, numDraws: 4, surprise: new Float64Array(4), cost: new Float64Array(4) };
const quiet: Losses = {
  policyLoss: 0,
  valueLoss: 0,
  costValueLosses: [],
  entropy: 0,
  approxKl: 0,
  clipFraction: 0,
  policyGradNorm: 0,
  numGradientSteps: 2,
};

/** A learner that remembers its minibatches and reports what it was told to, epoch by epoch. */
function puppet(reports: readonly Partial<Losses>[]) {
  const minibatches: Minibatch[] = [];
  let epoch = 0;
  const learner = {
    step: (minibatch: Minibatch) => void minibatches.push(minibatch),
    report: () => ({ ...quiet, ...reports[epoch++] }),
  } as unknown as Learner;
  return { learner, minibatches };
}
const halves: Sampler = function* () {
  yield { index: Uint32Array.of(0, 1) };
  yield { index: Uint32Array.of(2, 3) };
};
const never = () => false;

describe("improve", () => {
  it("steps once per minibatch of every epoch", () => {
    const { learner, minibatches } = puppet([{}, {}, {}]);
    const losses = improve(learner, { sampler: halves, epochs: 3, stopping: never }, pool, 0, rng(0));
    expect(minibatches.map(({ index }) => index[0])).toEqual([0, 2, 0, 2, 0, 2]);
    expect(losses.numGradientSteps).toBe(6);
  });

  it("means losses over gradient steps, not over epochs, and cost critics over their number", () => {
    const { learner } = puppet([
      { policyLoss: 1, costValueLosses: [1, 3], numGradientSteps: 1 },
      { policyLoss: 5, costValueLosses: [6, 6], numGradientSteps: 3 },
    ]);
    const losses = improve(learner, { sampler: halves, epochs: 2, stopping: never }, pool, 0, rng(0));
    expect(losses).toMatchObject({ policyLoss: (1 + 3 * 5) / 4, costValueLoss: (2 + 3 * 6) / 4, numGradientSteps: 4 });
  });

  it("reports a cost value loss of 0 where there are no constraints", () => {
    const { learner } = puppet([{ costValueLosses: [] }]);
    expect(improve(learner, { sampler: halves, epochs: 1, stopping: never }, pool, 0, rng(0)).costValueLoss).toBe(0);
  });

  it("asks the stopping rule after each epoch, and ends with the epoch that it stops", () => {
    const { learner, minibatches } = puppet([{ approxKl: 0.1 }, { approxKl: 0.3 }, { approxKl: 0.9 }]);
    const heard: EpochNews[] = [];
    const stopping = (news: EpochNews) => {
      heard.push(news);
      return news.approxKl > 0.2;
    };
    const losses = improve(learner, { sampler: halves, epochs: 3, stopping }, pool, 1.5, rng(0));
    expect(heard).toEqual([
      { approxKl: 0.1, worstCostRatio: 1.5 },
      { approxKl: 0.3, worstCostRatio: 1.5 },
    ]);
    expect(minibatches).toHaveLength(4);
    expect(losses.approxKl).toBeCloseTo(0.2, 12);
  });
});
