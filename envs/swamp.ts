import { gridworld } from "./gridworlds/gridworld.ts";

/** An episode begins in the middle of a swamp: nobody gets out for less than 1.1 on average, and a limit below that cannot be kept. */
export default gridworld({
  id: "Swamp-v0",
  map: [
    ".......", //
    ".HHHHH.",
    ".HSHHHG",
    ".HHHHH.",
    ".......",
  ],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { H: 1, S: 1 },
  terminal: "G",
  maxEpisodeSteps: 50,
});
