import { gridworld } from "./gridworlds/gridworld.ts";
import { fourRoomsOptima } from "./gridworlds/optima.ts";

/** Four rooms. The door between the upper two costs 2, that between the lower two 0.5, and the way round it is free. */
export default gridworld({
  id: "FourRooms-v0",
  map: [
    "S...#....G",
    "....H.....",
    "....#.....",
    "....#.....",
    "#.####.###",
    "....#.....",
    "....h.....",
    "....#.....",
    "....#.....",
    "..........",
  ],
  slip: 0.1,
  stepReward: -1,
  enterReward: { G: 40 },
  costs: { H: 2, h: 0.5 },
  terminal: "G",
  maxEpisodeSteps: 100,
  optima: fourRoomsOptima,
});
