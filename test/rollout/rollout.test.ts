import { describe, expect, it } from "vitest";
import { rollout } from "../../src/rollout/rollout.ts";

const shape = { numSteps: 3, numEnvs: 2, obsSize: 4, actionSize: 5, numCosts: 2 };

describe("rollout", () => {
  it("holds [numSteps, numEnvs, …] of everything", () => {
    const { obs, nextObs, action, logProb, reward, costs, terminated, ended } = rollout(shape);
    expect([obs.length, nextObs.length, action.length]).toEqual([3 * 2 * 4, 3 * 2 * 4, 3 * 2 * 5]);
    for (const column of [logProb, reward, ...costs, terminated, ended]) expect(column).toHaveLength(6);
    expect(costs).toHaveLength(2);
  });

  it("has rows that are views into it, and one more that lies beyond its columns", () => {
    const made = rollout(shape);
    expect(made.rows).toHaveLength(4);
    for (const [t, row] of made.rows.entries()) {
      row.obs.fill(t + 1);
      row.costs[1].fill(t + 1);
      row.ended.fill(t + 1);
    }
    expect([...made.costs[1]]).toEqual([1, 1, 2, 2, 3, 3]);
    expect([...made.ended]).toEqual([1, 1, 2, 2, 3, 3]);
    expect([...made.obs].filter((x) => x === 4)).toEqual([]);
    expect(made.rows[3].obs).toEqual(new Float32Array(8).fill(4));
  });

  it("may have no costs", () => expect(rollout({ ...shape, numCosts: 0 }).rows[0].costs).toEqual([]));
});
