import { describe, expect, it } from "vitest";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { oneCost, twoCost } from "../envs/gridworlds/golden.ts";
import { goldenCases } from "./cases.ts";
import { chain } from "./chain.ts";

describe("evaluatePolicy", () => {
  it("sums over the steps that are taken, each as likely as it is", () => {
    // Stay with 0.5 (reward 1, cost 2), else leave (reward 10, cost 0): at step t = 0, 1, 2 one is still there with ½ᵗ.
    const { episodeReturn, episodeCosts, episodeLength } = evaluatePolicy(chain(3), Float64Array.of(0.5, 0.5));
    const alive = 1 + 1 / 2 + 1 / 4;
    expect(episodeReturn).toBe(alive * (0.5 * 1 + 0.5 * 10));
    expect(episodeCosts).toEqual([alive * 0.5 * 2]);
    expect(episodeLength).toBe(alive);
  });

  it("counts a certain stay in full up to the horizon", () => {
    expect(evaluatePolicy(chain(4), Float64Array.of(1, 0))).toEqual({
      episodeReturn: 4,
      episodeCosts: [8],
      episodeLength: 4,
    });
  });

  it("follows a policy that sees the time, and one given by the numbers of its actions", () => {
    // Stays twice, then leaves: 1 + 1 + 10, at 2 + 2 + 0.
    const expected = { episodeReturn: 12, episodeCosts: [4], episodeLength: 3 };
    expect(evaluatePolicy(chain(3), Float64Array.of(1, 0, 1, 0, 0, 1))).toEqual(expected);
    expect(evaluatePolicy(chain(3), Uint16Array.of(0, 0, 1))).toEqual(expected);
  });

  it("discounts if asked, and then knows no horizon", () => {
    // Half and half: V = ½ (1 + 0.9 V) + ½ · 10, and the same for costs and steps.
    const { episodeReturn, episodeCosts, episodeLength } = evaluatePolicy(chain(1), Float64Array.of(0.5, 0.5), {
      gamma: 0.9,
    });
    expect(episodeReturn).toBeCloseTo(5.5 / 0.55, 12);
    expect(episodeCosts[0]).toBeCloseTo(1 / 0.55, 12);
    expect(episodeLength).toBeCloseTo(1 / 0.55, 12);
  });

  it.each(goldenCases)(
    "gives $id the golden value of random actions, over the horizon and discounted",
    ({ tabular, golden }) => {
      const { finiteHorizon, discounted } = golden.conformance.uniformPolicy;
      for (const [expected, discounting] of [
        [finiteHorizon, {}],
        [discounted, { gamma: golden.gamma }],
      ] as const) {
        const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, uniformTable(tabular), discounting);
        expect(Math.abs(episodeReturn / expected.return - 1)).toBeLessThan(1e-9);
        for (const [k, cost] of episodeCosts.entries())
          expect(Math.abs(cost / expected.cost[k] - 1)).toBeLessThan(1e-9);
      }
    },
  );

  it.each([...oneCost, twoCost])("gives $id the golden value of random actions", ({ env, golden }) => {
    const { tabular } = env.exact!;
    const { episodeReturn, episodeCosts, episodeLength } = evaluatePolicy(tabular, uniformTable(tabular));
    const { uniformPolicy } = golden;
    const close = (x: number, expected: number) => expect(Math.abs(x / expected - 1)).toBeLessThan(1e-9);
    expect(tabular.numStates).toBe(golden.numStates);
    close(episodeReturn, uniformPolicy.return);
    episodeCosts.forEach((cost, k) => close(cost, uniformPolicy.cost[k]));
    close(episodeLength, uniformPolicy.meanLength);
  });
});
