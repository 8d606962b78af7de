import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { reference } from "../../src/engine/reference/reference.ts";
import { wasmEngine } from "../../src/engine/wasm/wasm.ts";
import { disagreement, tolerance } from "../bench/agreement.ts";
import { createProblem, learnerAt, minibatchesOf } from "../bench/problem.ts";

const problem = createProblem(1100);
// Fewer rows than lanes of 4, lanes of unequal length, one chunk, and two chunks and a bit.
const sizes = [3, 30, 64, 250, 256, 530];
const steps = sizes.flatMap((size) => minibatchesOf(problem, size).slice(0, 2));

/** What training makes of the problem; with a pause in between, in which threads can start. */
async function trained(threads: number) {
  const learner = learnerAt(problem, wasmEngine({ threads }));
  for (const [i, index] of steps.entries()) {
    learner.step({ index });
    if (i === 3) await setTimeout(1500);
  }
  return learner.save().networks;
}

describe("wasm on several threads", () => {
  it("gives the same bits on 1, 2, 3 and 4", async () => {
    const one = await trained(1);
    for (const threads of [2, 3, 4]) expect(await trained(threads)).toEqual(one);
  });

  it("multiplies with the Fisher matrix to the same bits on 1 and 4", async () => {
    const products = [];
    for (const threads of [1, 4]) {
      const region = learnerAt(problem, wasmEngine({ threads })).trustRegion();
      region.begin([]);
      const vector = Float64Array.from({ length: region.numParameters }, (_, p) => Math.sin(p));
      const product = vector.slice();
      region.fisherTimes(vector, product);
      if (threads > 1) await setTimeout(1500); // so that they have started
      region.fisherTimes(vector, product);
      products.push(product);
    }
    expect(products[1]).toEqual(products[0]);
    expect(products[0].some((x) => x !== 0)).toBe(true);
  });

  it("computes what the reference does", async () => {
    const judge = learnerAt(problem, reference);
    for (const index of steps) judge.step({ index });
    const { gradient, change } = disagreement(problem.networks, await trained(2), judge.save().networks);
    expect(gradient).toBeLessThan(tolerance);
    expect(change).toBeLessThan(tolerance);
  });

  it("answers for single observations as for many", () => {
    const { obs } = problem.samples;
    const learner = learnerAt(problem, wasmEngine({ threads: 2 }));
    const all = learner.values(obs.slice(0, 60 * 200), 0);
    expect(learner.values(obs.slice(60 * 7, 60 * 8), 0)).toEqual(all.slice(7, 8));
  });

  it("refuses a number of threads that is none", () =>
    expect(() => wasmEngine({ threads: 0 })).toThrow(
      "wasm engine: threads is 0; it must be a whole number of at least 1",
    ));
});
