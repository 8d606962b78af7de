import { describe, expect, it } from "vitest";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { uniformTable } from "../../src/exact/policyTable.ts";
import { oneCost, twoCost } from "../envs/gridworlds/golden.ts";
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
