import { expect, it } from "vitest";
import pond from "../../envs/pond.ts";
import { metricNames } from "../../src/experiments/metrics.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { cppoPid, defineExperiment, limits } from "../../src/index.ts";
import { formula } from "../../src/math/formula.ts";
import { columnsOf } from "../../src/tables/columns.ts";
import { metricRows } from "../../src/tables/metricRows.ts";

const ask = (metrics: object) =>
  defineExperiment({
    name: "metered",
    question: "?",
    tasks: limits(pond, [1]),
    algorithms: [cppoPid],
    seeds: [0],
    totalSteps: 4096,
    metrics: metrics as never,
  });

it("metrics may use the numbers of the table measures, all of them and no others", () => {
  const numbers = columnsOf("measures").filter(({ type, name }) => type === "number" && name !== "seed");
  expect([...metricNames].sort()).toEqual(numbers.map(({ name }) => name).sort());
});

it("a metric is computed for every run and constraint; what is not known is NaN", () => {
  const metrics = { slack: formula("costLimit - episodeCost"), kept: formula("episodeCost <= costLimit") };
  const run = { task: "t", algorithm: "a", seed: 3, status: "done" };
  const rows = metricRows(metrics, [
    { ...run, constraint: "heat", costLimit: 2, episodeCost: 0.5 },
    { ...run, constraint: "noise", costLimit: 1, episodeCost: 3 },
    { ...run, constraint: "" },
  ]);
  expect(rows.map(({ constraint, metric, value }) => [constraint, metric, value])).toEqual([
    ["heat", "slack", 1.5],
    ["heat", "kept", 1],
    ["noise", "slack", -2],
    ["noise", "kept", 0],
    ["", "slack", NaN],
    ["", "kept", 0],
  ]);
  expect(Object.keys(rows[0])).toEqual(columnsOf("metrics").map(({ name }) => name));
  expect(metricRows(undefined, [{ ...run }])).toEqual([]);
});

it("metrics stand in the record, and are no part of its hash: they may be thought of later", () => {
  const [without, having] = [ask({}), ask({ slack: formula("costLimit - episodeCost") })];
  const [before, after] = [without, having].map((experiment) => recordOf(experiment, "wasm", "run"));
  expect(after.metrics).toMatchObject({ slack: { formula: "costLimit - episodeCost" } });
  expect(after.hash).toBe(before.hash);
});

it.each([
  [{ slack: formula("limit - episodeCost") }, 'metric "slack": Undefined symbol limit; it may use episodeReturn'],
  [{ slack: "costLimit" }, 'metric "slack" is "costLimit"; it must be made with formula("…")'],
])("a metric that cannot be is refused before any work: %#", (metrics, message) => {
  expect(() => ask(metrics)).toThrow(message);
});
