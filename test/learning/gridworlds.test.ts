import { describe, expect, it } from "vitest";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import twoCosts from "../../envs/twoCosts.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import { atMost, task, type Task } from "../../src/env/task.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { frontierReturn } from "../../src/exact/optimumAt.ts";
import { policyTable } from "../../src/exact/policyTable.ts";
import { tabular, tailOf } from "./settings.ts";

const totalSteps = 100_000;

/** Return and costs of the policies of the last fifth, computed rather than sampled. */
const exactTail = (each: Task, recipe: typeof cppoPid, seed: number) =>
  tailOf({ task: each, recipe: { ...recipe, ...tabular }, seed, totalSteps }, ({ agent }) => {
    const { tabular: model } = each.env.exact!;
    const { episodeReturn, episodeCosts } = evaluatePolicy(model, policyTable(model, agent.policy));
    return { episodeReturn, cost: episodeCosts[0], otherCost: episodeCosts[1] ?? 0 };
  });

describe("BridgeSlip-v0 with at most 1.5", () => {
  const costLimit = 1.5;
  const bridge = task(bridgeSlip, atMost(costLimit));

  it("is solved by CPPO-PID: at the limit, and on the frontier", () => {
    const tails = [0, 1, 2, 3, 4].map((seed) => exactTail(bridge, cppoPid, seed));
    for (const { episodeReturn, cost } of tails) {
      expect(Math.abs(cost - costLimit)).toBeLessThanOrEqual(0.1 * costLimit);
      expect(episodeReturn).toBeGreaterThanOrEqual(14.1);
      expect(frontierReturn(bridgeSlip.exact!, cost) - episodeReturn).toBeLessThanOrEqual(0.1);
    }
    const deviations = tails.map(({ cost }) => Math.abs(cost - costLimit));
    expect(deviations.reduce((sum, x) => sum + x, 0) / 5).toBeLessThanOrEqual(0.05 * costLimit);
  });

  it("is broken by PPO, which earns more: the limit is what held the other back", () => {
    const { episodeReturn, cost } = exactTail(bridge, ppo, 0);
    expect(cost).toBeGreaterThan(1.5 * costLimit);
    expect(episodeReturn).toBeGreaterThan(frontierReturn(bridgeSlip.exact!, costLimit) + 0.5);
  });
});

describe("TwoCosts-v0", () => {
  // One limit of several that are solved, at which both bind.
  const { costLimits, episodeReturn: best } = twoCosts.exact!.jointOptima![2];
  const both = task(twoCosts, ...["heat", "noise"].map((cost, k) => atMost(costLimits[k], { cost })));

  it("is solved by CPPO-PID with both limits kept", () => {
    for (const seed of [0, 1, 2]) {
      const { cost, otherCost, episodeReturn } = exactTail(both, cppoPid, seed);
      expect(cost / costLimits[0]).toBeLessThanOrEqual(1.1);
      expect(otherCost / costLimits[1]).toBeLessThanOrEqual(1.1);
      expect(Math.abs(episodeReturn - best)).toBeLessThanOrEqual(0.1);
    }
  });

  it("is broken by PPO", () => expect(exactTail(both, ppo, 0).cost).toBeGreaterThan(1.25 * costLimits[0]));
});
