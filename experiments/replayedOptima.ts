import bands from "../envs/bands.ts";
import islands from "../envs/islands.ts";
import { asSeen, atMost, cppoPid, defineExperiment, linear, range, replayed, task, vtrace } from "../src/index.ts";

/** What helped in stressOptima.ts, by itself and with more seeds: learning from the last three rollouts, corrected. */
export default defineExperiment({
  name: "replayed-optima",
  question: "Does corrected replay find the optimum where an agent otherwise learns to stall?",
  tasks: [
    { ...task(islands, atMost(0.9)), totalSteps: 1_000_000 },
    { ...task(bands, atMost(1.75)), totalSteps: 2_000_000 },
  ],
  algorithms: [
    {
      ...cppoPid,
      name: "CPPO-PID with corrected replay",
      observation: asSeen(),
      entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }),
      memory: replayed({ numRollouts: 2 }),
      advantage: vtrace(),
      costAdvantage: vtrace(),
    },
  ],
  seeds: range(3).map((i) => 201 + i),
  totalSteps: 1_000_000,
  evaluationEpisodes: 20,
});
