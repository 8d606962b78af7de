import type { Rng } from "../math/rng.ts";
import { cumulative, weightedIndex } from "../math/weightedIndex.ts";
import type { Discounting } from "./discounting.ts";
import { modelOf } from "./model.ts";
import type { Tabular } from "./tabular.ts";
import { checkChoices } from "./visits.ts";

export interface SimulateOptions extends Discounting {
  readonly numEpisodes: number;
  readonly rng: Rng;
}

/** What simulated episodes brought, one number per episode. */
export interface SimulatedEpisodes {
  readonly episodeReturns: Float64Array;
  readonly episodeCosts: readonly Float64Array[]; // one per cost
}

/**
 * Plays a policy in the table: draws actions and transitions, and sums what
 * they bring up to the horizon, or, with `gamma`, discounted until nothing
 * that follows could be seen in the sum.
 *
 * `probabilities` is π(a|s), [numStates, numActions], or, where the policy
 * sees the time, [horizon, numStates, numActions].
 */
export function simulate(
  tabular: Tabular,
  probabilities: Float64Array,
  { numEpisodes, rng, gamma }: SimulateOptions,
): SimulatedEpisodes {
  const { numStates, numActions, horizon, start, first, probability, nextState, reward, costs } = tabular;
  checkChoices(modelOf(tabular), probabilities, gamma);
  const perStep = probabilities.length > numStates * numActions ? numStates * numActions : 0;
  const starts = cumulative(start);
  const maxSteps = gamma === undefined ? horizon : Math.ceil(Math.log(UNSEEN) / Math.log(gamma));
  const episodeReturns = new Float64Array(numEpisodes);
  const episodeCosts = costs.map(() => new Float64Array(numEpisodes));
  const draw = (weights: Float64Array, from: number, to: number) => {
    let left = rng.uniform();
    for (let i = from; i < to - 1; i++) if ((left -= weights[i]) < 0) return i;
    return to - 1;
  };

  for (let episode = 0; episode < numEpisodes; episode++) {
    let state = weightedIndex(starts, rng.uniform());
    for (let t = 0, discount = 1; t < maxSteps && state >= 0; t++, discount *= gamma ?? 1) {
      const at = t * perStep + state * numActions;
      const pair = state * numActions + draw(probabilities, at, at + numActions) - at;
      const i = draw(probability, first[pair], first[pair + 1]);
      episodeReturns[episode] += discount * reward[i];
      for (let k = 0; k < costs.length; k++) episodeCosts[k][episode] += discount * costs[k][i];
      state = nextState[i];
    }
  }
  return { episodeReturns, episodeCosts };
}

/** What is discounted to less than this is not played any more. */
const UNSEEN = 1e-9;
