import { gridworld } from "./gridworlds/gridworld.ts";

/** Hazards scattered all over, and many ways between them that are nearly as good as each other. */
export default gridworld({
  id: "Islands-v0",
  map: [
    "S.........", //
    "..HH..H...",
    "..HH..H.H.",
    "......H.H.",
    ".HHHH...H.",
    "......HHH.",
    ".HH.H.....",
    ".HH.H.HHH.",
    "....H.H...",
    ".H....H..G",
  ],
  slip: 0.15,
  stepReward: -1,
  enterReward: { G: 40 },
  costs: { H: 1 },
  terminal: "G",
  maxEpisodeSteps: 100,
});
