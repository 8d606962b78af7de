import { describe, expect, it } from "vitest";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { atMost, task } from "../../src/env/task.ts";
import { perceptron } from "../../src/networks/perceptron.ts";
import { clippedGaussian } from "../../src/policies/clippedGaussian.ts";
import { squashedGaussian } from "../../src/policies/squashedGaussian.ts";
import gearbox from "../env/gearbox.ts";
import { tailOf } from "./settings.ts";

// 9 steps in the low gear earn 0.9 − 9 · 0.05 = 0.45 and cost nothing; 5 in the high gear 1 − 5 · 0.05 = 0.75 and cost 5.
const tail = (recipe: Recipe) =>
  tailOf(
    {
      task: task(gearbox, atMost(0.5)),
      recipe: { ...recipe, numSteps: 64, network: perceptron({ hidden: [16] }) },
      seed: 0,
      totalSteps: 8 * 64 * 50,
    },
    ({ episodes, dual }) => ({ episodeReturn: episodes.episodeReturn, cost: dual[0].episodeCost }),
  );

describe("a choice of gears and a push, learned together", () => {
  it.each([
    clippedGaussian(),
    clippedGaussian({ spread: "state" }),
    squashedGaussian(),
    squashedGaussian({ spread: "state" }),
  ])("keep to the low gear where the high one costs too much: %#", (policy) => {
    const { cost, episodeReturn } = tail({ ...cppoPid, policy });
    expect(cost).toBeLessThanOrEqual(0.55);
    expect(episodeReturn).toBeGreaterThan(0.4);
    expect(episodeReturn).toBeLessThan(0.5);
  });

  it("take the high gear where nothing is said about cost", () => {
    const { cost, episodeReturn } = tail(ppo);
    expect(cost).toBeGreaterThan(4);
    expect(episodeReturn).toBeGreaterThan(0.6);
  });
});
