import { gridworld } from "./gridworlds/gridworld.ts";
import { twoCostsOptima } from "./gridworlds/optima.ts";

/** First past the heat, then past the noise: two costs, each with a way round of its own. */
export default gridworld({
  id: "TwoCosts-v0",
  map: [
    "....###", //
    "SHH.N.G",
    "###...#",
  ],
  slip: 0.05,
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { heat: { H: 1 }, noise: { N: 1 } },
  terminal: "G",
  maxEpisodeSteps: 50,
  jointOptima: twoCostsOptima,
});
