import bridge from "../envs/bridge.ts";
import bridgeSlip from "../envs/bridgeSlip.ts";
import cliff from "../envs/cliff.ts";
import fourRooms from "../envs/fourRooms.ts";
import gates from "../envs/gates.ts";
import multiStart from "../envs/multiStart.ts";
import swamp from "../envs/swamp.ts";
import twoExits from "../envs/twoExits.ts";
import twoGoals from "../envs/twoGoals.ts";
import { asSeen, cppoPid, defineExperiment, limits, linear, range } from "../src/index.ts";

/** Nine gridworlds under limits from tight to loose, and one that nobody can keep. */
export default defineExperiment({
  name: "exact-optima",
  question: "How near does CPPO-PID come to the exact constrained optimum?",
  tasks: [
    ...limits(twoExits, [0.1, 0.3, 0.75, 1.5], { totalSteps: 200_000 }),
    ...limits(bridge, [0.75, 1.5, 2.25, 4], { totalSteps: 400_000 }),
    ...limits(bridgeSlip, [0.1, 0.3, 1.5, 2.25, 4], { totalSteps: 400_000 }),
    ...limits(cliff, [0.25, 0.6, 1, 2.5], { totalSteps: 600_000 }),
    ...limits(twoGoals, [0.25, 0.5, 0.75, 3], { totalSteps: 400_000 }),
    ...limits(multiStart, [0.02, 0.1, 0.2, 2], { totalSteps: 600_000 }),
    ...limits(swamp, [0.5, 1.6, 2.2, 5], { totalSteps: 500_000 }),
    ...limits(gates, [0.4, 1.4, 2, 4], { totalSteps: 800_000 }),
    ...limits(fourRooms, [0.25, 1, 1.6, 4], { totalSteps: 1_200_000 }),
  ],
  algorithms: [{ ...cppoPid, observation: asSeen(), entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) }],
  seeds: range(5).map((i) => 100 + i),
  totalSteps: 200_000,
  evaluationEpisodes: 20,
});
