import bridgeSlip from "../envs/bridgeSlip.ts";
import fourRooms from "../envs/fourRooms.ts";
import gates from "../envs/gates.ts";
import { asSeen, atMost, defineExperiment, linear, ppoLagrangian, range, task } from "../src/index.ts";

/** The tasks of threeOptima.ts with five times as many steps: the textbook's multiplier is slow, which is not the same as wrong. */
export default defineExperiment({
  name: "longer-textbook",
  question: "Does the textbook's multiplier arrive, given five times as long?",
  tasks: [
    { ...task(bridgeSlip, atMost(1.5)), totalSteps: 1_000_000 },
    { ...task(gates, atMost(1.4)), totalSteps: 2_000_000 },
    { ...task(fourRooms, atMost(1)), totalSteps: 3_000_000 },
  ],
  algorithms: [{ ...ppoLagrangian, observation: asSeen(), entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) }],
  seeds: range(3).map((i) => 100 + i),
  totalSteps: 1_000_000,
  evaluationEpisodes: 20,
});
