import bridgeSlip from "../envs/bridgeSlip.ts";
import fourRooms from "../envs/fourRooms.ts";
import gates from "../envs/gates.ts";
import { asSeen, atMost, cppoPid, defineExperiment, linear, ppoLagrangian, range, task } from "../src/index.ts";

/** One-hot cells as they are, and curiosity that fades once the multiplier has settled. */
const gridworld = { observation: asSeen(), entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) };

export default defineExperiment({
  name: "three-optima",
  question: "Does a PID multiplier find the constrained optimum where the textbook's circles around it?",
  tasks: [
    { ...task(bridgeSlip, atMost(1.5)), totalSteps: 200_000 },
    { ...task(gates, atMost(1.4)), totalSteps: 400_000 },
    { ...task(fourRooms, atMost(1)), totalSteps: 600_000 },
  ],
  algorithms: [
    { ...cppoPid, ...gridworld },
    { ...ppoLagrangian, ...gridworld },
  ],
  seeds: range(10).map((i) => 100 + i),
  totalSteps: 200_000,
  evaluationEpisodes: 20,
});
