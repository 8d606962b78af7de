import { describe, expect, it } from "vitest";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import { cpo } from "../../src/algorithms/cpo.ts";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { trpo } from "../../src/algorithms/trpo.ts";
import { trpoLagrangian } from "../../src/algorithms/trpoLagrangian.ts";
import { constant } from "../../src/controllers/constant.ts";
import { atMost, task, type Task } from "../../src/env/task.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { frontierReturn } from "../../src/exact/optimumAt.ts";
import { policyTable, uniformTable } from "../../src/exact/policyTable.ts";
import { tabular, tailOf } from "./settings.ts";

const { tabular: model } = bridgeSlip.exact!;
const tables = { ...tabular, entropyBonus: constant(0) }; // the trust region keeps a policy curious for as long as it needs to be

/** Return and cost of the policies of the last fifth, computed rather than sampled. */
const exactTail = (each: Task, recipe: Recipe, seed: number, totalSteps: number) =>
  tailOf({ task: each, recipe: { ...recipe, ...tables }, seed, totalSteps }, ({ agent }) => {
    const { episodeReturn, episodeCosts } = evaluatePolicy(model, policyTable(model, agent.policy));
    return { episodeReturn, cost: episodeCosts[0] };
  });

describe("BridgeSlip-v0 by steps within a trust region", () => {
  it("TRPO comes within a hundredth of the optimum without a constraint", () => {
    const { episodeReturn } = exactTail(task(bridgeSlip), trpo, 0, 80_000);
    expect(episodeReturn).toBeGreaterThan(0.99 * frontierReturn(bridgeSlip.exact!, Infinity));
  });

  const costLimit = 1.5;
  const bridge = task(bridgeSlip, atMost(costLimit));
  const uniform = evaluatePolicy(model, uniformTable(model));

  it.each([0, 1])("CPO ends at the limit, near the frontier, far above chance (seed %d)", (seed) => {
    const { episodeReturn, cost } = exactTail(bridge, cpo, seed, 100_000);
    expect(cost).toBeLessThanOrEqual(1.1 * costLimit);
    expect(cost).toBeGreaterThan(0.8 * costLimit);
    expect(frontierReturn(bridgeSlip.exact!, cost) - episodeReturn).toBeLessThan(0.3);
    expect(episodeReturn).toBeGreaterThan(uniform.episodeReturn + 20);
  });

  it("CPPO-PID with the steps of TRPO settles at the limit", () => {
    const recipe = { ...cppoPid, policyLoss: trpo.policyLoss, improvement: trpo.improvement };
    const { episodeReturn, cost } = exactTail(bridge, recipe, 0, 100_000);
    expect(Math.abs(cost - costLimit)).toBeLessThanOrEqual(0.2 * costLimit);
    expect(frontierReturn(bridgeSlip.exact!, cost) - episodeReturn).toBeLessThan(0.3);
  });

  it("TRPO-Lagrangian, whose multiplier swings, pays less than the optimum that is deaf to cost", () => {
    const { cost } = exactTail(bridge, trpoLagrangian, 0, 200_000);
    const deaf = frontierReturn(bridgeSlip.exact!, Infinity);
    expect(frontierReturn(bridgeSlip.exact!, cost)).toBeLessThan(deaf - 0.3);
  });
});
