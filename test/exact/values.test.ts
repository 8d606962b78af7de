import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { criticError, gaeBias } from "../../src/exact/criticError.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { policyValues } from "../../src/exact/policyValues.ts";
import { visits } from "../../src/exact/visits.ts";
import { rng } from "../../src/math/rng.ts";
import { chain } from "./chain.ts";
import { policyFrom, randomTable } from "./randomTable.ts";

const half = Float64Array.of(0.5, 0.5);
const seeds = fc.integer({ min: 0, max: 1000 });
const close = (a: Float64Array | readonly number[], b: Float64Array | readonly number[], tolerance = 1e-10) => {
  expect(a).toHaveLength(b.length);
  for (const [i, x] of a.entries()) expect(Math.abs(x - b[i])).toBeLessThan(tolerance);
};

// Staying pays 1 and costs 2, leaving pays 10 and ends.
describe("visits", () => {
  it("counts how often each action is expected to be taken", () => {
    close(visits(chain(3), half), [0.5 + 0.25 + 0.125, 0.5 + 0.25 + 0.125]); // at step t one is still there with ½ᵗ
    close(visits(chain(3), Uint16Array.of(0, 0, 1)), [2, 1]); // stays, stays, leaves
  });

  it("discounts, without a horizon", () => {
    const there = 1 / (1 - 0.9 * 0.5); // Σ (γ/2)ᵗ
    close(visits(chain(1), half, { gamma: 0.9 }), [there / 2, there / 2]);
    close(visits(chain(1), Uint16Array.of(0), { gamma: 0.9 }), [10, 0]);
  });

  it.each([
    [Float64Array.of(1), {}, "policy: the table has 1 entries; it must have 2, or 6 if it sees the time"],
    [new Float64Array(6), { gamma: 0.9 }, "policy: the table has 6 entries; it must have 2"],
    [Uint16Array.of(0, 0), {}, "policy: the table has 2 entries; it must have 1, or 3 if it sees the time"],
    [half, { gamma: 1.5 }, "gamma is 1.5"],
  ])("refuses a policy of another length, and a γ that is none: %o %o", (policy, discounting, message) => {
    expect(() => visits(chain(3), policy, discounting)).toThrow(message);
  });
});

describe("policyValues", () => {
  it("of staying or leaving, over two steps", () => {
    const { reward, costs } = policyValues(chain(2), half);
    // V₁ = ½ (1 + 10) = 5.5;  Q₀ = (1 + 5.5, 10), V₀ = 8.25.  Costs: V₁ = 1, Q₀ = (2 + 1, 0), V₀ = 1.5
    close(reward.value, [8.25, 5.5]);
    close(reward.actionValue, [6.5, 10, 1, 10]);
    close(reward.advantage, [6.5 - 8.25, 10 - 8.25, -4.5, 4.5]);
    close(costs[0].value, [1.5, 1]);
    close(costs[0].actionValue, [3, 0, 2, 0]);
  });

  it("of staying or leaving, discounted", () => {
    // V = ½ (1 + γV) + ½ · 10 = 5.5 / (1 − γ/2)
    const { reward } = policyValues(chain(2), half, { gamma: 0.9 });
    close(reward.value, [10]);
    close(reward.actionValue, [1 + 9, 10]);
    close(reward.advantage, [0, 0]);
  });

  it("reads a policy that sees the time", () => {
    // Stays at step 0, leaves at step 1.
    const { reward } = policyValues(chain(2), Float64Array.of(1, 0, 0, 1));
    close(reward.value, [11, 10]);
  });

  const problem = fc.constantFrom({}, { gamma: 0.9 });
  it("weighted by the start, is what evaluatePolicy says; weighted by the policy, advantages vanish", () => {
    fc.assert(
      fc.property(randomTable({ numCosts: 2 }), problem, seeds, (tabular, discounting, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const { reward, costs } = policyValues(tabular, policy, discounting);
        const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, policy, discounting);
        const atStart = ({ value }: typeof reward) => tabular.start.reduce((sum, p, s) => sum + p * value[s], 0);
        close([atStart(reward), ...costs.map(atStart)], [episodeReturn, ...episodeCosts]);
        for (let s = 0; s < tabular.numStates; s++) {
          const row = [...tabular.start.keys()].slice(0, tabular.numActions).map((a) => s * tabular.numActions + a);
          const sum = row.reduce((total, pair) => total + policy[pair] * reward.advantage[pair], 0);
          if (row.length === tabular.numActions) expect(Math.abs(sum)).toBeLessThan(1e-10);
        }
      }),
    );
  });

  it("makes up the difference between two policies: the performance difference lemma", () => {
    fc.assert(
      fc.property(randomTable(), seeds, (tabular, seed) => {
        const random = rng(seed);
        const [one, other] = [0, 1].map(() => policyFrom(tabular, () => random.uniform()));
        const discounting = { gamma: 0.9 };
        const { advantage } = policyValues(tabular, one, discounting).reward;
        const gained = visits(tabular, other, discounting).reduce((sum, x, pair) => sum + x * advantage[pair], 0);
        const [a, b] = [one, other].map((policy) => evaluatePolicy(tabular, policy, discounting).episodeReturn);
        expect(Math.abs(b - a - gained)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("criticError", () => {
  it("is what the critic says less what is so, weighted by visits", () => {
    const { error, weight, bias, rootMeanSquare } = criticError(chain(3), half, [12], { gamma: 0.9 });
    close(error, [2]);
    close(weight, [1]);
    expect([bias, rootMeanSquare].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([2, 2]);
  });

  it("is of a cost if asked", () => {
    const cost = (0.5 * 2) / (1 - 0.45);
    close(criticError(chain(3), half, [0], { gamma: 0.9, cost: 0 }).error, [-cost]);
  });

  it("refuses values that are not one per state", () => {
    expect(() => criticError(chain(3), half, [1, 2], { gamma: 0.9 })).toThrow(
      "there are 2 predicted values; give one per state, 1",
    );
  });
});

describe("gaeBias", () => {
  const lambdas = fc.constantFrom(0, 0.5, 0.95, 1);

  it("is none where the critic is right, whatever λ", () => {
    fc.assert(
      fc.property(randomTable(), lambdas, seeds, (tabular, gaeLambda, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const { value } = policyValues(tabular, policy, { gamma: 0.9 }).reward;
        const { error } = gaeBias(tabular, policy, value, { gamma: 0.9, gaeLambda });
        close(error, new Float64Array(error.length));
      }),
    );
  });

  it("is what estimates of sampled episodes are off by on average", () => {
    // Staying or leaving, a critic that says 7 everywhere, λ = ½, γ = 0.9, from the first step of long episodes.
    const [gamma, gaeLambda, predicted] = [0.9, 0.5, 7];
    const { error } = gaeBias(chain(1), half, [predicted], { gamma, gaeLambda });
    const random = rng(3);
    const sums = [0, 0];
    const squares = [0, 0];
    const numEpisodes = 20_000;
    for (const first of [0, 1]) {
      for (let episode = 0; episode < numEpisodes; episode++) {
        let [estimate, weight] = [0, 1];
        for (let action = first; ; action = random.int(2)) {
          const delta = action === 0 ? 1 + gamma * predicted - predicted : 10 - predicted;
          estimate += weight * delta;
          if (action === 1) break;
          weight *= gamma * gaeLambda;
        }
        sums[first] += estimate;
        squares[first] += estimate * estimate;
      }
    }
    for (const action of [0, 1]) {
      const mean = sums[action] / numEpisodes;
      const standardError = Math.sqrt((squares[action] / numEpisodes - mean * mean) / numEpisodes) + 1e-12;
      // The true advantages are 0, see above: the mean estimate is all bias.
      expect(Math.abs(mean - error[action])).toBeLessThan(4 * standardError);
    }
  });

  it("with λ = 1 is the error of the critic in the state, the other way round", () => {
    fc.assert(
      fc.property(randomTable(), seeds, (tabular, seed) => {
        const random = rng(seed);
        const policy = policyFrom(tabular, () => random.uniform());
        const predicted = Float64Array.from({ length: tabular.numStates }, () => random.normal());
        const critic = criticError(tabular, policy, predicted, { gamma: 0.9 }).error;
        const { error } = gaeBias(tabular, policy, predicted, { gamma: 0.9, gaeLambda: 1 });
        close(
          error,
          error.map((_, pair) => -critic[Math.floor(pair / tabular.numActions)]),
        );
      }),
    );
  });
});
