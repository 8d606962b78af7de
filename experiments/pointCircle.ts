import safetyPointCircle1 from "../envs/safetyPointCircle1.ts";
import { ablate, adam, atMost, constant, cppoPid, defineExperiment, fixed, pid, task } from "../src/index.ts";

/**
 * CPPO-PID at the scale of a robot: more copies, whole episodes per update, a
 * fifth of the limit as margin. An update hears of 16 episodes only, whose
 * costs lie far apart, so the gains are a quarter of those for gridworlds.
 */
const method = {
  ...cppoPid,
  numEnvs: 16,
  numSteps: 500,
  threshold: fixed({ share: 0.8 }),
  multiplier: pid({ kp: 0.5, ki: 0.05, kd: 0.5 }),
  policyOptimizer: adam({ learningRate: 3e-4, maxGradNorm: 0.5 }),
  criticOptimizer: adam({ learningRate: 1e-3, maxGradNorm: 10 }),
};

export default defineExperiment({
  name: "point-circle",
  question: "Does a point robot that is paid for circling stay between the walls?",
  tasks: [task(safetyPointCircle1, atMost(25))],
  algorithms: ablate(method, { PPO: { multiplier: constant(0) } }),
  seeds: [20, 21, 22], // the gains and the margin were chosen on 0, 1, 2 and, after a look at them, 10, 11, 12
  totalSteps: 2_000_000,
});
