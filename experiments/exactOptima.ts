import bridge from "../envs/bridge.ts";
import bridgeSlip from "../envs/bridgeSlip.ts";
import cliff from "../envs/cliff.ts";
import fourRooms from "../envs/fourRooms.ts";
import gates from "../envs/gates.ts";
import multiStart from "../envs/multiStart.ts";
import swamp from "../envs/swamp.ts";
import twoExits from "../envs/twoExits.ts";
import twoGoals from "../envs/twoGoals.ts";
import { asSeen, atMost, cppoPid, defineExperiment, linear, range, task, type AnyEnv } from "../src/index.ts";

/** One task for each limit, with as many steps as the environment needs. */
const tasks = (env: AnyEnv, totalSteps: number, ...limits: readonly number[]) =>
  limits.map((limit) => ({ ...task(env, atMost(limit)), totalSteps }));

/** Nine gridworlds under limits from tight to loose, and one that nobody can keep. */
export default defineExperiment({
  name: "exact-optima",
  question: "How near does CPPO-PID come to the exact constrained optimum?",
  tasks: [
    ...tasks(twoExits, 200_000, 0.1, 0.3, 0.75, 1.5),
    ...tasks(bridge, 400_000, 0.75, 1.5, 2.25, 4),
    ...tasks(bridgeSlip, 400_000, 0.1, 0.3, 1.5, 2.25, 4),
    ...tasks(cliff, 600_000, 0.25, 0.6, 1, 2.5),
    ...tasks(twoGoals, 400_000, 0.25, 0.5, 0.75, 3),
    ...tasks(multiStart, 600_000, 0.02, 0.1, 0.2, 2),
    ...tasks(swamp, 500_000, 0.5, 1.6, 2.2, 5),
    ...tasks(gates, 800_000, 0.4, 1.4, 2, 4),
    ...tasks(fourRooms, 1_200_000, 0.25, 1, 1.6, 4),
  ],
  algorithms: [{ ...cppoPid, observation: asSeen(), entropyBonus: linear({ from: 0.1, to: 0.005, until: 0.5 }) }],
  seeds: range(5).map((i) => 100 + i),
  totalSteps: 200_000,
  evaluationEpisodes: 20,
});
