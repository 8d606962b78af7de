import linearQuadratic from "../envs/linearQuadratic.ts";
import { atMost, cppoPid, defineExperiment, range, task } from "../src/index.ts";

/** The exact optimum within the limit is −60.16, that of policies that do not know the time −60.20. */
export default defineExperiment({
  name: "linear-quadratic",
  question: "How near does a Gaussian policy come to the constrained optimum of a linear-quadratic robot?",
  tasks: [task(linearQuadratic, atMost(8))],
  algorithms: [cppoPid],
  seeds: range(10).map((i) => 100 + i),
  totalSteps: 500_000,
  evaluationEpisodes: 400,
});
