import { describe, expect, it } from "vitest";
import { rng } from "../../../src/math/rng.ts";
import { oneCost, twoCost } from "./golden.ts";

const NUM_EPISODES = 20_000;

describe.each([...oneCost, twoCost])("$id", ({ env, golden }) => {
  it("brings what the golden data expects of random actions, in 20 000 episodes within 4 standard errors", () => {
    const random = rng("simulation");
    const [sums, squares] = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    for (let e = 0; e < NUM_EPISODES; e++) {
      const state = env.reset(random);
      const totals = [0, 0, 0]; // return, costs
      for (let t = 0; t < env.maxEpisodeSteps; t++) {
        const { reward, cost, terminated } = env.step(state, env.actionSpace.sample(random), random);
        totals[0] += reward;
        [cost].flat().forEach((x, k) => (totals[k + 1] += x));
        if (terminated) break;
      }
      totals.forEach((x, k) => {
        sums[k] += x;
        squares[k] += x * x;
      });
    }
    const { uniformPolicy } = golden;
    [uniformPolicy.return, ...uniformPolicy.cost].forEach((expected, k) => {
      const mean = sums[k] / NUM_EPISODES;
      const standardError = Math.sqrt((squares[k] / NUM_EPISODES - mean * mean) / NUM_EPISODES);
      expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
    });
  });
});
