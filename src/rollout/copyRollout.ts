import { rollout, type Rollout } from "./rollout.ts";

/** A rollout without its rows: plain data, fit for a checkpoint. */
export type RolloutColumns = Omit<Rollout, "rows">;

/** The columns of a rollout, copied. */
export const columnsOf = ({ numSteps, numEnvs, ...columns }: RolloutColumns): RolloutColumns => ({
  numSteps,
  numEnvs,
  obs: columns.obs.slice(),
  action: columns.action.slice(),
  logProb: columns.logProb.slice(),
  reward: columns.reward.slice(),
  costs: columns.costs.map((cost) => cost.slice()),
  nextObs: columns.nextObs.slice(),
  terminated: columns.terminated.slice(),
  ended: columns.ended.slice(),
});

/**
 * A rollout of its own memory with the same experience. The row after the last,
 * which holds what is seen next, is left empty: a copy is learned from, not gone on from.
 */
export function copyRollout(from: RolloutColumns): Rollout {
  const { numSteps, numEnvs } = from;
  const size = numSteps * numEnvs;
  const copy = rollout({
    numSteps,
    numEnvs,
    obsSize: from.obs.length / size,
    actionSize: from.action.length / size,
    numCosts: from.costs.length,
  });
  copy.obs.set(from.obs);
  copy.action.set(from.action);
  copy.logProb.set(from.logProb);
  copy.reward.set(from.reward);
  copy.costs.forEach((cost, k) => cost.set(from.costs[k]));
  copy.nextObs.set(from.nextObs);
  copy.terminated.set(from.terminated);
  copy.ended.set(from.ended);
  return copy;
}
