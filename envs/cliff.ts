import { gridworld } from "./gridworlds/gridworld.ts";

/** The goal lies along a cliff, and every fifth step goes astray: how far from the edge to walk is the whole question. */
export default gridworld({
  id: "Cliff-v0",
  map: [
    ".......", //
    ".......",
    ".......",
    "SHHHHHG",
  ],
  slip: 0.2,
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 60,
});
