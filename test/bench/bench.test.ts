import { expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasm } from "../../src/engine/wasm/wasm.ts";
import { disagreement } from "./agreement.ts";
import { median } from "./measure.ts";
import { createProblem, learnerAt, minibatchesOf } from "./problem.ts";
import { tfjsUpdate } from "./tfjsUpdate.ts";

const problem = createProblem(192);
const minibatches = minibatchesOf(problem, 64);
const judge = learnerAt(problem, reference);
for (const minibatch of minibatches) judge.step(minibatch);
const expected = judge.save().networks;

it.each(["cpu", "wasm"] as const)("the update on TensorFlow.js %s computes what the reference does", async (backend) => {
  const peer = await tfjsUpdate(backend, problem);
  for (const { index } of minibatches) peer.step(index);
  const { gradient, change } = disagreement(problem, expected, peer.parameters(), await peer.firstMoments());
  console.log(gradient, change);
  expect(gradient).toBeLessThan(1e-3);
  expect(change).toBeLessThan(1e-3);
});

it("the update on the wasm engine computes what the reference does", () => {
  const learner = learnerAt(problem, wasm);
  for (const minibatch of minibatches) learner.step(minibatch);
  const { networks } = learner.save();
  const { gradient, change } = disagreement(
    problem,
    expected,
    networks.map(({ parameters }) => parameters),
    networks.map(({ firstMoment }) => firstMoment),
  );
  console.log(gradient, change);
  expect(gradient).toBeLessThan(1e-3);
  expect(change).toBeLessThan(1e-3);
});

it("the samples put every clip to use", () => {
  const before = learnerAt(problem, reference);
  before.step({ index: Uint32Array.from({ length: problem.samples.size }, (_, i) => i) });
  const { clipFraction, policyGradNorm } = before.report();
  expect(clipFraction).toBeGreaterThan(0.02);
  expect(clipFraction).toBeLessThan(0.5);
  const values = before.values(problem.samples.obs, 0);
  const beyond = values.filter((value, i) => Math.abs(value - problem.samples.critics[0].value[i]) > 0.2).length;
  expect(beyond).toBeGreaterThan(0.1 * problem.samples.size);
  expect(policyGradNorm).toBeGreaterThan(0);
});

it("a median is the middle, or the mean of the two in the middle", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});
