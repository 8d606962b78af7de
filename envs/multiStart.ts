import { gridworld } from "./gridworlds/gridworld.ts";

/** Four places to start from, drawn at random. The limit holds on average over them, so that the budget goes where it buys most. */
export default gridworld({
  id: "MultiStart-v0",
  map: [
    "S.....S", //
    ".......",
    "HHHHH..",
    ".......",
    "S..G..S",
  ],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 60,
});
