import { wasm } from "../../src/engine/wasm/wasm.ts";
import { conjugateGradient } from "../../src/math/conjugateGradient.ts";
import { candidate, timeInTurns } from "./measure.ts";
import { createProblem, learnerAt } from "./problem.ts";
import type { Plan, Section } from "./section.ts";

const numSamples = 20_000;
const iterations = 10;
const damping = 0.1;

/** How long does it take to find a natural gradient, beside a plain one? */
export async function trustRegion({ effort, say }: Plan): Promise<Section> {
  say(`natural gradient of ${numSamples} samples`);
  const problem = createProblem(numSamples);
  const region = learnerAt(problem, wasm).trustRegion();
  region.begin([]);
  const { numParameters } = region;
  const [gradient, step] = [0, 1].map(() => new Float64Array(numParameters));
  const solve = conjugateGradient(numParameters, { iterations, tolerance: 0 });
  const multiply = (vector: Float64Array, product: Float64Array) => {
    region.fisherTimes(vector, product);
    for (let p = 0; p < numParameters; p++) product[p] += damping * vector[p];
  };
  region.gradient(0, gradient);
  const candidates = [
    candidate("gradient", () => void region.gradient(0, new Float64Array(numParameters))),
    candidate("product with the Fisher matrix", () => region.fisherTimes(gradient, step)),
    candidate(`${iterations} conjugate gradients`, () => void solve(multiply, gradient, step)),
  ];
  const timings = await timeInTurns(candidates, effort);
  return {
    title: `Trust regions, ${numSamples} samples`,
    note:
      "The policy alone, wasm. A gradient is a pass forward and back over all samples; each of the conjugate gradients is a "
      + "pass forward, one with derivatives, and one back.",
    header: ["work", "cpu ms", "wall min ms", "× gradient"],
    rows: candidates.map(({ name }, i) => {
      const { cpu, wall } = timings[i];
      return [name, cpu / 1000, wall / 1000, cpu / timings[0].cpu];
    }),
    targets: [],
  };
}
