import { expect, it } from "vitest";
import bridge from "../../envs/bridge.ts";
import gates from "../../envs/gates.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import { atMost, task } from "../../src/env/task.ts";
import { defineExperiment, runs } from "../../src/experiments/experiment.ts";
import { recordOf } from "../../src/experiments/recordOf.ts";
import { resized } from "../../src/experiments/source.ts";

const small = { ...ppo, numEnvs: 2, numSteps: 8 };
const experiment = (steps?: number) =>
  defineExperiment({
    name: "budgets",
    question: "How long?",
    tasks: [task(bridge, atMost(1)), { ...task(gates, atMost(1)), ...(steps && { totalSteps: steps }) }],
    algorithms: [small],
    seeds: [0],
    totalSteps: 1000,
  });

it("a task may have a number of steps of its own", () =>
  expect(runs(experiment(5000)).map(({ totalSteps }) => totalSteps)).toEqual([1000, 5000]));

it("that number is shortened as the experiment's is, never below one update", () => {
  expect(runs(resized(experiment(5000), { shortening: 10 })).map(({ totalSteps }) => totalSteps)).toEqual([100, 500]);
  expect(runs(resized(experiment(5000), { shortening: 1000 })).map(({ totalSteps }) => totalSteps)).toEqual([16, 16]);
});

it("it is part of what is remembered and hashed, and leaves no trace where there is none", () => {
  const [plain, own] = [undefined, 5000].map((steps) => recordOf(experiment(steps), "wasm", "run"));
  expect(own.tasks.map(({ totalSteps }) => totalSteps)).toEqual([undefined, 5000]);
  expect(own.hash).not.toBe(plain.hash);
  expect(plain.tasks.every((one) => !("totalSteps" in one))).toBe(true);
});

it("it must be enough for one update", () =>
  expect(() => experiment(15)).toThrow(
    'experiment "budgets": totalSteps of "Gates-v0 cost≤1" is 15, less than the 16 that one update of "PPO" gathers; give it more',
  ));
