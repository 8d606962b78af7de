import { backwardInduction } from "./backwardInduction.ts";
import { checkDiscount, type Discounting } from "./discounting.ts";
import { modelOf, type Model } from "./model.ts";
import { policyIteration } from "./policyIteration.ts";
import type { Tabular } from "./tabular.ts";
import { discountedVisits, sumsOf, visitsOverHorizon } from "./visits.ts";

/** What an episode is worth: reward · J − Σₖ pricesₖ Jᶜₖ. */
export interface Score {
  readonly reward: number;
  readonly prices: readonly number[]; // one per cost
}

/** A policy that never flips a coin, and what to expect of an episode under it. */
export interface DeterministicPolicy {
  /** The number of the action: [numStates], or [horizon, numStates] where the policy sees the time. */
  readonly actions: Uint16Array;
  readonly episodeReturn: number;
  readonly episodeCosts: readonly number[]; // one per cost
}

/** Finds the policy with the greatest score, among those the one with the greatest second score. */
export type Oracle = (score: Score, second?: Score) => DeterministicPolicy;

/**
 * The solver of the unconstrained problems that a constrained one is made of:
 * backward induction over the horizon, or policy iteration where sums are
 * discounted.
 *
 * @throws where the table contradicts itself, γ is no discount, or there is no memory for the choices.
 */
export function oracleOf(tabular: Tabular, { gamma }: Discounting = {}): Oracle {
  const model = modelOf(tabular);
  const known = (actions: Uint16Array, visited: Float64Array): DeterministicPolicy => {
    const [episodeReturn, ...episodeCosts] = sumsOf(model, visited);
    return { actions, episodeReturn, episodeCosts };
  };
  if (gamma === undefined) {
    checkMemory(model);
    return (score, second) => {
      const actions = backwardInduction(model, weigh(model, score), second && weigh(model, second));
      return known(actions, visitsOverHorizon(model, actions));
    };
  }
  checkDiscount(tabular, gamma);
  let latest: Uint16Array = new Uint16Array(model.numStates);
  return (score, second) => {
    latest = policyIteration(model, gamma, weigh(model, score), second && weigh(model, second), latest);
    return known(latest, discountedVisits(model, latest, gamma));
  };
}

/** w(s, a) = reward · E[r|s, a] − Σₖ pricesₖ E[cₖ|s, a]. */
export function weigh({ signals: [reward, ...costs] }: Model, score: Score): Float64Array {
  const weights = reward.map((x) => score.reward * x);
  for (const [k, cost] of costs.entries()) {
    if (score.prices[k] === 0) continue;
    for (let pair = 0; pair < weights.length; pair++) weights[pair] -= score.prices[k] * cost[pair];
  }
  return weights;
}

const MOST_CHOICES = 2 ** 28;

function checkMemory({ horizon, numStates }: Model): void {
  if (horizon * numStates <= MOST_CHOICES) return;
  const size = `${horizon} steps of ${numStates} states are ${horizon * numStates} choices`;
  throw new Error(`table: ${size}, beyond the ${MOST_CHOICES} that memory is kept for; solve it with gamma`);
}
