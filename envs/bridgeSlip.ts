import { gridworld } from "./gridworlds/gridworld.ts";
import { bridgeSlipOptima } from "./gridworlds/optima.ts";

/** The bridge of Bridge-v0 on a windy day: one step in ten goes sideways, so that walking beside the hazards is a risk too. */
export default gridworld({
  id: "BridgeSlip-v0",
  map: [
    ".....", //
    "SHHHG",
    ".###.",
    ".....",
    ".....",
  ],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 20 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 40,
  optima: bridgeSlipOptima,
});
