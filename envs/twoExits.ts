import { gridworld } from "./gridworlds/gridworld.ts";

/**
 * One decision: the exit to the left pays 1 and costs 1, that to the right pays
 * 0.2 and is free. The best policy within a limit d takes the left one with
 * probability d, and earns 0.2 + 0.8 d: the smallest problem with a multiplier.
 */
export default gridworld({
  id: "TwoExits-v0",
  map: ["KSG"],
  stepReward: 0,
  enterReward: { K: 1, G: 0.2 },
  costs: { K: 1 },
  terminal: "GK",
  maxEpisodeSteps: 10,
});
