import { gridworld } from "./gridworlds/gridworld.ts";

/** Three bands of hazards lie between the start and the goal, each to be crossed at a price or walked around. */
export default gridworld({
  id: "Bands-v0",
  map: [
    "S...................", //
    "....................",
    "....................",
    "HHHHHHHHHHHHHHH.....",
    "HHHHHHHHHHHHHHH.....",
    "....................",
    "....................",
    "....................",
    "....................",
    ".....HHHHHHHHHHHHHHH",
    ".....HHHHHHHHHHHHHHH",
    "....................",
    "....................",
    "....................",
    "....................",
    "hhhhhhhhhhhhh.......",
    "hhhhhhhhhhhhh.......",
    "....................",
    "....................",
    "....G...............",
  ],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 80 },
  costs: { H: 1, h: 0.3 },
  terminal: "G",
  maxEpisodeSteps: 200,
});
