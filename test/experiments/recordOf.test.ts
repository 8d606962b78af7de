import { describe, expect, it } from "vitest";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import gates from "../../envs/gates.ts";
import swamp from "../../envs/swamp.ts";
import { ppoLagrangian } from "../../src/algorithms/ppoLagrangian.ts";
import { atMost, task } from "../../src/env/task.ts";
import { gae } from "../../src/estimators/gae.ts";
import { defineExperiment } from "../../src/experiments/experiment.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { goldenCase } from "../exact/cases.ts";

const discounted = (gamma: number) => ({
  ...ppoLagrangian,
  name: `γ = ${gamma}`,
  advantage: gae({ gamma }),
  costAdvantage: gae({ gamma }),
});
const plan = { name: "x", question: "?", seeds: [0], totalSteps: 10_000 };

describe("recordOf", () => {
  it("solves for where the multiplier of every algorithm should end, whatever its discount", () => {
    const algorithms = [0.99, 0.95, 1].map(discounted);
    const { tasks } = recordOf(
      defineExperiment({ ...plan, algorithms, tasks: [task(gates, atMost(1.4))] }),
      "wasm",
      "",
    );
    const { discountBias } = goldenCase("gates-8x8").golden.finiteHorizon.limits.find(({ d }) => d === 1.4)!;
    const { discountedMultiplier } = tasks[0].optimum!;
    expect(Object.keys(discountedMultiplier!).toSorted()).toEqual(["0.95", "0.99"]); // for 1 there is λ⋆ itself
    for (const gamma of ["0.95", "0.99"]) {
      expect(discountedMultiplier![gamma]).toBeCloseTo(discountBias![gamma]!.lambdaDisc, 6);
    }
  });

  it("has no optimum where nothing keeps the limit, and says what the least cost is", () => {
    const experiment = defineExperiment({ ...plan, algorithms: [ppoLagrangian], tasks: [task(swamp, atMost(0.5))] });
    const [{ optimum, frontier, map }] = recordOf(experiment, "wasm", "").tasks;
    expect(optimum!.episodeReturn).toBeNaN();
    expect(optimum!.lagrangeMultiplier).toBe(Infinity);
    expect(frontier![0][0]).toBeCloseTo(1.106, 3);
    expect(map!.optimum!.isFeasible).toBe(false);
  });

  it("has the same hash whatever is known of the tasks", () => {
    const hash = (env: typeof bridgeSlip) =>
      recordOf(defineExperiment({ ...plan, algorithms: [ppoLagrangian], tasks: [task(env, atMost(1.5))] }), "wasm", "")
        .hash;
    const { exact: _, ...unknown } = bridgeSlip;
    expect(hash(bridgeSlip)).toBe(hash(unknown));
  });
});
