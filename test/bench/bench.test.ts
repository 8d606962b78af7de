import { expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { disagreement, tolerance } from "./agreement.ts";
import { contenderNames, contenders } from "./contender.ts";
import { median } from "./measure.ts";
import { createProblem, learnerAt, minibatchesOf } from "./problem.ts";
import { pythonWithTorch, startTorch } from "./torchChild.ts";

const problem = createProblem(200);
const minibatches = minibatchesOf(problem, 65); // an odd size, and more than a chunk
const judge = learnerAt(problem, reference);
for (const index of minibatches) judge.step({ index });
const expected = judge.save().networks;

it.each(contenderNames)("%s computes the update that the reference does", async (name) => {
  const contender = await contenders[name](problem);
  for (const index of minibatches) contender.step(index);
  const { gradient, change } = disagreement(problem.networks, await contender.trained(), expected);
  expect(gradient).toBeLessThan(tolerance);
  expect(change).toBeLessThan(tolerance);
});

it("the comparison sees a gradient that is 1 % too long", () => {
  const longer = expected.map(({ firstMoment, ...rest }) => ({
    ...rest,
    firstMoment: firstMoment.map((x) => 1.01 * x),
  }));
  expect(disagreement(problem.networks, longer, expected).gradient).toBeCloseTo(0.01);
});

it("the samples put every clip to use", () => {
  const learner = learnerAt(problem, reference);
  const { obs, size, critics } = problem.samples;
  const beyond = learner.values(obs, 0).filter((value, i) => Math.abs(value - critics[0].value[i]) > 0.2).length;
  learner.step({ index: Uint32Array.from({ length: size }, (_, i) => i) });
  expect(beyond / size).toBeGreaterThan(0.1);
  expect(learner.report().clipFraction).toBeGreaterThan(0.02);
});

it("a median is the middle, or the mean of the two in the middle", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

const python = pythonWithTorch();
it.skipIf(python === undefined)("PyTorch computes the update that the reference does", async () => {
  const child = await startTorch(python!, false, problem);
  const [index] = minibatchesOf(problem, 65);
  const once = learnerAt(problem, reference);
  once.step({ index });
  const { gradient, change } = disagreement(problem.networks, await child.oneStep(65), once.save().networks);
  child.end();
  expect(gradient).toBeLessThan(tolerance);
  expect(change).toBeLessThan(tolerance);
});
