import { gridworld } from "./gridworlds/gridworld.ts";

/** A rich goal behind hazards, and a poor one that is free: the best policy draws lots between the two. */
export default gridworld({
  id: "TwoGoals-v0",
  map: [
    "..H.G", //
    "..HH.",
    "S..HH",
    ".....",
    "....g",
  ],
  slip: 0.05,
  stepReward: -1,
  enterReward: { G: 20, g: 8 },
  costs: { H: 1 },
  terminal: "Gg",
  maxEpisodeSteps: 40,
});
