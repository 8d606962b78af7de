import type { Edge } from "./edgeAt.ts";
import type { Mixture } from "./mixture.ts";
import { modelOf, type Model } from "./model.ts";
import type { Discounting } from "./discounting.ts";
import type { DeterministicPolicy } from "./oracle.ts";
import type { Tabular } from "./tabular.ts";
import { discountedVisits, sumsOf, visitsOverHorizon } from "./visits.ts";

/** Visits below this are rounding. */
const NEVER = 1e-15;
/** Two policies whose scores differ by less, relative to the score, are equally good. */
const EQUAL = 1e-9;

/**
 * The mixture of the two corners of an edge whose cost is the limit.
 *
 * The corners may differ in many places that are equally good either way.
 * Going from one to the other a place at a time, every policy on the way lies
 * on the edge too; the two between which the cost passes the limit differ in
 * one place only, so that their mixture tosses a single coin. Where rounding
 * spoils that, the corners themselves are mixed.
 */
export function onEdge(
  tabular: Tabular,
  { within, beyond, lagrangeMultiplier }: Edge,
  cost: number,
  costLimit: number,
  discounting: Discounting,
): Mixture {
  if (!beyond) return { policies: [within], weights: [1] };
  const model = modelOf(tabular);
  const places = sharedPlaces(model, within, beyond, discounting);
  const after = (numSwitched: number): DeterministicPolicy => {
    const actions = within.actions.slice();
    for (let i = 0; i < numSwitched; i++) actions[places.differing[i]] = beyond.actions[places.differing[i]];
    for (const place of places.beyondOnly) actions[place] = beyond.actions[place];
    return evaluated(model, actions, discounting);
  };

  let [low, high] = [0, places.differing.length]; // the cost keeps the limit after `low`, and exceeds it after `high`
  let pair = [after(low), after(high)];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    const policy = after(middle);
    if (policy.episodeCosts[cost] <= costLimit) [low, pair] = [middle, [policy, pair[1]]];
    else [high, pair] = [middle, [pair[0], policy]];
  }
  const worth = (policy: DeterministicPolicy) => policy.episodeReturn - lagrangeMultiplier * policy.episodeCosts[cost];
  const slack = EQUAL * Math.max(1, Math.abs(worth(within)));
  if (pair.some((policy) => worth(policy) < worth(within) - slack)) pair = [within, beyond];

  const [a, b] = pair.map(({ episodeCosts }) => episodeCosts[cost]);
  const share = Math.min(1, Math.max(0, (costLimit - a) / (b - a)));
  if (share === 0) return { policies: [pair[0]], weights: [1] };
  return { policies: pair, weights: [1 - share, share] };
}

interface SharedPlaces {
  /** Where both come, and do different things. */
  readonly differing: number[];
  /** Where only the second comes. */
  readonly beyondOnly: number[];
}

function sharedPlaces(
  model: Model,
  a: DeterministicPolicy,
  b: DeterministicPolicy,
  discounting: Discounting,
): SharedPlaces {
  const [fromA, fromB] = [a, b].map(({ actions }) => visitedPlaces(model, actions, discounting));
  const [differing, beyondOnly]: [number[], number[]] = [[], []];
  for (let place = 0; place < fromA.length; place++) {
    if (a.actions[place] === b.actions[place] || !fromB[place]) continue;
    (fromA[place] ? differing : beyondOnly).push(place);
  }
  return { differing, beyondOnly };
}

/** Whether a policy ever comes to a state, or to a state at a step: 1 or 0, as long as its choices. */
function visitedPlaces(model: Model, actions: Uint16Array, { gamma }: Discounting): Uint8Array {
  const { numStates, numActions } = model;
  const visited = new Uint8Array(actions.length);
  if (gamma === undefined) {
    visitsOverHorizon(model, actions, (step, present) => {
      for (let s = 0; s < numStates; s++) visited[step * numStates + s] = Number(present[s] > NEVER);
    });
    return visited;
  }
  const pairs = discountedVisits(model, actions, gamma);
  return visited.map((_, s) => Number(pairs[s * numActions + actions[s]] > NEVER));
}

function evaluated(model: Model, actions: Uint16Array, { gamma }: Discounting): DeterministicPolicy {
  const visited = gamma === undefined ? visitsOverHorizon(model, actions) : discountedVisits(model, actions, gamma);
  const [episodeReturn, ...episodeCosts] = sumsOf(model, visited);
  return { actions, episodeReturn, episodeCosts };
}
