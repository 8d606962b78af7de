import pond from "../envs/pond.ts";
import { ablate, atMost, constant, cppoPid, defineExperiment, gae, linear, range, task } from "../src/index.ts";

export default defineExperiment({
  name: "pond",
  question: "What keeps the dog dry?",
  tasks: [task(pond, atMost(1))],
  algorithms: ablate(
    { ...cppoPid, entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) },
    {
      "without a multiplier": { multiplier: constant(0) },
      "without a cost trace": { costAdvantage: gae({ gaeLambda: 0 }) },
    },
  ),
  seeds: range(5),
  totalSteps: 100_000,
});
