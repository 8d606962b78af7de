import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import bridgeSlip from "../../envs/bridgeSlip.ts";
import { reference } from "../../src/engine/reference/reference.ts";
import { atMost, task } from "../../src/env/task.ts";
import { evaluatePolicy } from "../../src/exact/evaluatePolicy.ts";
import { defineExperiment } from "../../src/experiments/experiment.ts";
import { writeJson } from "../../src/experiments/files.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { places } from "../../src/experiments/store.ts";
import { runTrial } from "../../src/experiments/trial.ts";
import { loadResults } from "../../src/tables/load.ts";
import { loadPolicies } from "../../src/tables/policies.ts";
import { method } from "../experiments/fixtures/tiny.ts";

const experiment = defineExperiment({
  name: "maps",
  question: "Where do they go?",
  tasks: [task(bridgeSlip, atMost(1.5))],
  algorithms: [method],
  seeds: [0, 1],
  totalSteps: 320,
  evaluationEpisodes: 2,
});
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "saddle-policies-"));
  writeJson(join(folder, "experiment.json"), recordOf(experiment, "reference", "saddle run maps"));
  await runTrial(places(experiment, "reference", folder)[0], { engine: reference });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rowsOf = (name: "exactTraining" | "evaluation") =>
  loadResults(folder).tables[name].objects() as Record<string, number | string>[];

it("loadPolicies — reads the final policies of runs that are done, as they were evaluated", () => {
  const [{ seed, policy }, ...others] = loadPolicies(folder);
  expect(others).toEqual([]); // seed 1 was not run
  expect(seed).toBe(0);
  const { tabular } = bridgeSlip.exact!;
  const value = evaluatePolicy(tabular, Float64Array.from(policy.probabilities));
  const exact = rowsOf("evaluation").find((row) => row.method === "exact" && row.mode === "stochastic")!;
  expect(value.episodeReturn).toBeCloseTo(exact.episodeReturn as number, 3); // probabilities are kept in single precision
  expect(policy.visits.reduce((a, b) => a + b)).toBeCloseTo(exact.episodeLength as number, 3);
});

it("training logs how far every evaluated update is from a saddle point", () => {
  const rows = rowsOf("exactTraining") as Record<string, number>[];
  expect(rows).toHaveLength(5);
  for (const row of rows) {
    expect(row.optimalityGap).toBeCloseTo(14.2937519468 - row.episodeReturn, 8); // the golden optimum
    expect(row.violation).toBe(row.episodeCost - 1.5);
    // No policy is better than the bound, and this one is far from a solution.
    expect(row.dualityGap + row.episodeReturn).toBeGreaterThan(14.2937);
    expect(row.kktResidual).toBeGreaterThan(1);
    expect(row.multiplierError).toBeGreaterThan(0);
  }
});
