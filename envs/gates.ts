import { gridworld } from "./gridworlds/gridworld.ts";
import { gatesOptima } from "./gridworlds/optima.ts";

/** A wall with three gates: two cells thick, the nearest costs 2, the middle one 0.8, the farthest nothing. */
export default gridworld({
  id: "Gates-v0",
  map: ["........", "...##...", "...##...", "...##...", "...hh...", "...##...", "...##...", "S..HH..G"],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 25 },
  costs: { H: 1, h: 0.4 },
  terminal: "G",
  maxEpisodeSteps: 80,
  optima: gatesOptima,
});
