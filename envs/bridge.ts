import { gridworld } from "./gridworlds/gridworld.ts";
import { bridgeOptima } from "./gridworlds/optima.ts";

/**
 * A bridge of three hazards leads to the goal in 4 steps at a cost of 3; the
 * way round takes 6 and is free. Nothing is left to chance, so between the two
 * the best policy tosses a coin where it starts.
 */
export default gridworld({
  id: "Bridge-v0",
  map: [
    ".....", //
    "SHHHG",
    ".###.",
    ".....",
    ".....",
  ],
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 40,
  optima: bridgeOptima,
});
