import type { VectorEnv } from "../env/vectorize.ts";
import type { Rollout, Row } from "./rollout.ts";

/** Reads `row.obs`; writes `row.action` and `row.logProb`. */
export type Act = (row: Row) => void;

/**
 * Fills the rollout, going on from where the last one stopped.
 *
 * @throws where the environment said something that is not a number, or a cost below 0.
 */
export function collect(env: VectorEnv, act: Act, data: Rollout): void {
  const { rows, numSteps } = data;
  rows[0].obs.set(rows[numSteps].obs);
  for (let t = 0; t < numSteps; t++) {
    act(rows[t]);
    env.step(rows[t], rows[t + 1]);
  }
  refuseNonsense(env, data);
}

/** Goes through the rollout in the order of time, so that what is complained of is the cause and not what came of it. */
function refuseNonsense(env: VectorEnv, { rows, numSteps, numEnvs }: Rollout): void {
  for (let t = 0; t < numSteps; t++) {
    const { obs, reward, costs, nextObs } = rows[t];
    const demand = (what: string, column: Float32Array, least: number, right: string) => {
      const at = misfit(column, least);
      if (at < 0) return;
      const copy = Math.floor((at * numEnvs) / column.length);
      const where = `at step ${t} of a rollout, in copy ${copy}`;
      throw new Error(`${env.id}: ${what} is ${column[at]} ${where}; it must be ${right}`);
    };
    demand("an observation after a reset", obs, -Infinity, "a finite number");
    demand("the reward", reward, -Infinity, "a finite number");
    for (let k = 0; k < costs.length; k++) {
      demand(`the cost "${env.costNames[k]}"`, costs[k], 0, "a finite number, 0 or above");
    }
    demand("an observation", nextObs, -Infinity, "a finite number");
  }
}

/** Where in the column the first number stands that is not finite or below `least`; −1 where there is none. */
function misfit(column: Float32Array, least: number): number {
  for (let i = 0; i < column.length; i++) if (!Number.isFinite(column[i]) || column[i] < least) return i;
  return -1;
}
