import { expect, it } from "vitest";
import { kaiming } from "../../src/math/kaiming.ts";
import { moments } from "../../src/math/moments.ts";
import { rng } from "../../src/math/rng.ts";

it("kaiming — draws normal weights of deviation gain / √inputs", () => {
  const weights = kaiming(50, 400, 3, rng("weights"));
  const { mean, deviation } = moments(weights);
  const expected = 3 / Math.sqrt(50);
  // 20 000 draws: the mean has a deviation of expected/141, the deviation one of expected/200.
  expect(Math.abs(mean)).toBeLessThan((4 * expected) / 141);
  expect(Math.abs(deviation - expected)).toBeLessThan((4 * expected) / 200);
  // Of normal draws 4.55 % lie beyond two deviations; ± 0.15 % here.
  const beyond = weights.filter((weight) => Math.abs(weight) > 2 * expected).length / weights.length;
  expect(Math.abs(beyond - 0.0455)).toBeLessThan(0.006);
});

it("kaiming — makes outputs of mean square gain² out of inputs of mean square 1", () => {
  const [numInputs, numOutputs] = [64, 4000];
  const weights = kaiming(numInputs, numOutputs, 1.5, rng("weights"));
  const signs = Array.from({ length: numInputs }, (_, i) => (i % 3 === 0 ? -1 : 1));
  let squares = 0;
  for (let o = 0; o < numOutputs; o++) {
    squares += signs.reduce((sum, sign, i) => sum + sign * weights[i * numOutputs + o], 0) ** 2;
  }
  expect(Math.abs(squares / numOutputs - 2.25)).toBeLessThan(4 * 2.25 * Math.sqrt(2 / numOutputs));
});

it("kaiming — repeats itself with the same stream", () => {
  expect(kaiming(3, 2, 1, rng(1))).toEqual(kaiming(3, 2, 1, rng(1)));
  expect(kaiming(3, 2, 1, rng(1))).not.toEqual(kaiming(3, 2, 1, rng(2)));
});
