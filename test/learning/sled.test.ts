import { describe, expect, it } from "vitest";
import { cppoPid } from "../../src/algorithms/cppoPid.ts";
import { ppo } from "../../src/algorithms/ppo.ts";
import type { Recipe } from "../../src/algorithms/recipe.ts";
import { atMost, task } from "../../src/env/task.ts";
import { gae } from "../../src/estimators/gae.ts";
import { adam } from "../../src/optimizers/adam.ts";
import { sled } from "../fixtures.ts";
import { tailOf } from "./settings.ts";
import { perceptron } from "../../src/networks/perceptron.ts";

// Small networks, and impatience: beyond the time limit, a sled that hardly moves has all the time in the world.
const small = {
  numSteps: 64,
  epochs: 6,
  network: perceptron({ hidden: [16] }),
  advantage: gae({ gamma: 0.9 }),
  costAdvantage: gae({ gamma: 0.9 }),
  policyOptimizer: adam({ learningRate: 3e-3, maxGradNorm: 0.5 }),
  criticOptimizer: adam({ learningRate: 5e-3 }),
} satisfies Partial<Recipe>;

const slowly = task(sled, atMost(1, { cost: "speed" }));
const tail = (recipe: Recipe, seed: number) =>
  tailOf({ task: slowly, recipe: { ...recipe, ...small }, seed, totalSteps: 60_000 }, ({ episodes, dual }) => ({
    episodeReturn: episodes.episodeReturn,
    cost: dual[0].episodeCost,
  }));

describe("a sled that may go at most 1 too fast", () => {
  it.each([0, 1, 2])("keeps to it under CPPO-PID, and gets ahead (seed %d)", (seed) => {
    const { cost, episodeReturn } = tail(cppoPid, seed);
    expect(Math.abs(cost - 1)).toBeLessThanOrEqual(0.05);
    // Eight steps at the speed of 0.3, which is free, and 1 on top.
    expect(episodeReturn).toBeGreaterThan(0.9 * (8 * 0.3 + 1));
  });

  it("breaks it under PPO, and earns more", () => {
    const { cost, episodeReturn } = tail(ppo, 0);
    expect(cost).toBeGreaterThan(3);
    expect(episodeReturn).toBeGreaterThan(8 * 0.3 + 1);
  });
});
