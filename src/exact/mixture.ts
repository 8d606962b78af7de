import { modelOf } from "./model.ts";
import type { Discounting } from "./discounting.ts";
import type { DeterministicPolicy } from "./oracle.ts";
import type { Tabular } from "./tabular.ts";
import { discountedVisits, visitsOverHorizon } from "./visits.ts";

/** Deterministic policies, one of which is drawn before the first step, with the weights of the draw. */
export interface Mixture {
  readonly policies: readonly DeterministicPolicy[];
  readonly weights: readonly number[]; // sum to 1
}

/** A place where a policy has to toss a coin. */
export interface RandomizedState {
  readonly state: number;
  /** The step of the episode at which it does, from 0; absent where the policy does not see the time. */
  readonly step?: number;
  readonly probabilities: readonly number[]; // [numActions]
}

/** Visits below this are rounding. */
const NEVER = 1e-15;
/** What falls short of certainty by less is certain. */
const CERTAIN = 1e-9;

/**
 * The policy that tosses its coins on the way instead of before the first
 * step, and visits every state and action as often:
 *
 *   π(a|s) = Σᵢ wᵢ xᵢ(s, a) / Σᵢ wᵢ xᵢ(s),  x the visits of policy i, at each step or discounted
 *
 * Answers [numStates, numActions], or [horizon, numStates, numActions] over
 * the horizon. Where the mixture never comes, it does as its likeliest policy.
 */
export function blended(tabular: Tabular, { policies, weights }: Mixture, { gamma }: Discounting): Float64Array {
  const model = modelOf(tabular);
  const { numStates, numActions } = model;
  const numPlaces = gamma === undefined ? model.horizon * numStates : numStates;
  checkMemory(numPlaces * numActions);
  const table = new Float64Array(numPlaces * numActions);
  for (const [i, { actions }] of policies.entries()) {
    const visited = new Float64Array(numPlaces);
    if (gamma === undefined)
      visitsOverHorizon(model, actions, (step, present) => visited.set(present, step * numStates));
    else {
      for (const [pair, x] of discountedVisits(model, actions, gamma).entries()) {
        visited[Math.floor(pair / numActions)] += x;
      }
    }
    for (let place = 0; place < numPlaces; place++) {
      table[place * numActions + actions[place]] += weights[i] * visited[place];
    }
  }
  const likeliest = policies[weights.indexOf(Math.max(...weights))].actions;
  for (let place = 0; place < numPlaces; place++) {
    const row = table.subarray(place * numActions, (place + 1) * numActions);
    const sum = row.reduce((a, b) => a + b);
    if (sum > NEVER) {
      for (let a = 0; a < numActions; a++) row[a] = Math.max(0, row[a] / sum);
    } else {
      row.fill(0);
      row[likeliest[place]] = 1;
    }
  }
  return table;
}

/** Where a table tosses coins. */
export function randomizedStates({ numStates, numActions }: Tabular, table: Float64Array): RandomizedState[] {
  const seesTime = table.length > numStates * numActions;
  const found: RandomizedState[] = [];
  for (let place = 0; place * numActions < table.length; place++) {
    const probabilities = table.subarray(place * numActions, (place + 1) * numActions);
    if (Math.max(...probabilities) > 1 - CERTAIN) continue;
    const step = Math.floor(place / numStates);
    found.push({ state: place % numStates, ...(seesTime && { step }), probabilities: [...probabilities] });
  }
  return found;
}

const LARGEST_TABLE = 2 ** 26;

function checkMemory(size: number): void {
  if (size <= LARGEST_TABLE) return;
  const what = `a policy that sees the time needs ${size} probabilities here, beyond the ${LARGEST_TABLE} that fit`;
  throw new Error(`table: ${what}; solve it with gamma, whose policies do not see the time`);
}
