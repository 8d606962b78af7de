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

function refuseNonsense(env: VectorEnv, { reward, costs, nextObs, obs, numEnvs }: Rollout): void {
  const complain = (what: string, value: number, at: number, size: number, right: string) => {
    const step = Math.floor(at / size / numEnvs);
    throw new Error(
      `${env.id}: ${what} is ${value} at step ${step} of a rollout, in copy ${Math.floor(at / size) % numEnvs}; ${right}`,
    );
  };
  const finite = (what: string, column: Float32Array, size = 1) => {
    for (let i = 0; i < column.length; i++) {
      if (!Number.isFinite(column[i])) complain(what, column[i], i, size, "it must be a finite number");
    }
  };
  finite("the reward", reward);
  finite("an observation", nextObs, env.observationSpace.size);
  finite("an observation after a reset", obs, env.observationSpace.size);
  for (const [k, cost] of costs.entries()) {
    const what = `the cost "${env.costNames[k]}"`;
    finite(what, cost);
    for (let i = 0; i < cost.length; i++) if (cost[i] < 0) complain(what, cost[i], i, 1, "it must be 0 or above");
  }
}
