import bands from "../envs/bands.ts";
import islands from "../envs/islands.ts";
import {
  ablate,
  asSeen,
  atMost,
  cppoPid,
  curriculum,
  defineExperiment,
  gae,
  linear,
  range,
  replayed,
  task,
  vtrace,
} from "../src/index.ts";

const method = { ...cppoPid, observation: asSeen(), entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) };
const easyStart = { threshold: curriculum({ from: 4, until: 0.6 }) };
const longCuriosity = { entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.9 }) };
const farSight = gae({ gamma: 0.999, gaeLambda: 0.97 });

/** Two gridworlds where stalling is safe before the goal has been found, and what might help there. */
export default defineExperiment({
  name: "stress-optima",
  question: "What helps where an agent learns to stall before it has found the goal?",
  tasks: [
    { ...task(islands, atMost(0.9)), totalSteps: 1_000_000 },
    { ...task(bands, atMost(1.75)), totalSteps: 2_000_000 },
  ],
  algorithms: ablate(method, {
    "easy start": easyStart,
    "long curiosity": longCuriosity,
    "easy start and long curiosity": { ...easyStart, ...longCuriosity },
    "far sight": { advantage: farSight, costAdvantage: farSight },
    "four times the environments": { numEnvs: 32 },
    "corrected replay": { memory: replayed({ numRollouts: 2 }), advantage: vtrace(), costAdvantage: vtrace() },
  }),
  seeds: range(2).map((i) => 200 + i),
  totalSteps: 1_000_000,
  evaluationEpisodes: 20,
});
