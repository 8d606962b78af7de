import { backwardInduction } from "../backwardInduction.ts";
import { checkDiscount } from "../discounting.ts";
import { evaluatePolicy } from "../evaluatePolicy.ts";
import { modelOf, type Model } from "../model.ts";
import { policyIteration } from "../policyIteration.ts";
import { checkLimits, type Expectation, type SolveOptions } from "../solution.ts";
import type { Tabular } from "../tabular.ts";
import { discountedVisits, visitsOverHorizon } from "../visits.ts";
import { optimized, type Program } from "./highs.ts";
import { discountedOccupancy, occupancyOverHorizon } from "./occupancy.ts";

/** The best policy that tosses no coin and does not see the time. */
export interface DeterministicSolution extends Expectation {
  /** Whether there is such a policy within the limits; without one, return and costs are NaN and `actions` is empty. */
  readonly feasible: boolean;
  /** The number of the action in each state. */
  readonly actions: Uint16Array; // [numStates]
  /** Whether it was proved that none is better; if not, time ran out with this one in hand. */
  readonly proven: boolean;
}

/**
 * The best deterministic stationary policy within limits on costs: what an
 * agent could do at most that must not toss coins. The problem is NP-hard
 * (Feinberg 2000), and solved as a mixed-integer program: the occupancy
 * program with a switch x(s, a) ∈ {0, 1} for every state and action,
 *
 *   ρ(s, a) ≤ M(s) x(s, a),  Σₐ x(s, a) = 1,  M(s) the most visits to s under any policy.
 *
 * For small environments only. `seconds` is when to stop with the best found, 60 unless said otherwise.
 *
 * Dolgov & Durfee (2005), Stationary deterministic policies for constrained
 * MDPs with multiple rewards, costs, and discount factors.
 *
 * @throws where the limits or γ are wrong, HiGHS fails, or time runs out with nothing in hand.
 */
export async function bestDeterministic(
  tabular: Tabular,
  { limits, gamma, seconds = 60 }: SolveOptions & { readonly seconds?: number },
): Promise<DeterministicSolution> {
  checkLimits(tabular, limits);
  if (gamma !== undefined) checkDiscount(tabular, gamma);
  const model = modelOf(tabular);
  const program = gamma === undefined ? occupancyOverHorizon(model, limits) : discountedOccupancy(model, limits, gamma);
  const numRhos = program.worth.length;
  const { status, x } = await optimized(switched(program, model, gamma), { seconds });
  if (status === "infeasible") {
    const nothing = { episodeReturn: NaN, episodeCosts: limits.map(() => NaN), actions: new Uint16Array(0) };
    return { feasible: false, proven: true, ...nothing };
  }
  const { numStates, numActions } = model;
  const actions = Uint16Array.from({ length: numStates }, (_, s) => {
    const switches = x.subarray(numRhos + s * numActions, numRhos + (s + 1) * numActions);
    return switches.indexOf(Math.max(...switches));
  });
  const { episodeReturn, episodeCosts } = evaluatePolicy(tabular, actions, gamma === undefined ? {} : { gamma });
  if (x.length === 0 || episodeCosts.some((cost, k) => cost > limits[k] + KEPT)) {
    throw new Error(`bestDeterministic: found nothing within ${seconds} seconds; give it more seconds`);
  }
  return { feasible: true, proven: status === "optimal", episodeReturn, episodeCosts, actions };
}

/** What the solver's tolerance may exceed a limit by. */
const KEPT = 1e-6;

/** Adds the switches, a column and a row for each pair, and the row that lets one action per state be on. */
function switched(
  program: Program & { readonly places: readonly number[] },
  model: Model,
  gamma: number | undefined,
): Program {
  const { numStates, numActions } = model;
  const numPairs = numStates * numActions;
  const linkRow = program.rowLower.length;
  const oneRow = linkRow + numPairs;
  const most = mostVisits(model, gamma);
  const first = [0];
  const [rows, entries]: [number[], number[]] = [[], []];
  for (const [j, place] of program.places.entries()) {
    for (let i = program.first[j]; i < program.first[j + 1]; i++) {
      rows.push(program.rows[i]);
      entries.push(program.entries[i]);
    }
    rows.push(linkRow + (place % numPairs));
    entries.push(1);
    first.push(rows.length);
  }
  for (let pair = 0; pair < numPairs; pair++) {
    const s = Math.floor(pair / numActions);
    rows.push(linkRow + pair, oneRow + s);
    entries.push(-most[s], 1);
    first.push(rows.length);
  }
  const numRhos = program.worth.length;
  const extended = (bounds: Float64Array, link: number) => {
    const all = new Float64Array(oneRow + numStates).fill(1);
    all.fill(link, linkRow, oneRow);
    all.set(bounds);
    return all;
  };
  return {
    worth: [...program.worth, ...new Array<number>(numPairs).fill(0)],
    colUpper: Float64Array.from({ length: numRhos + numPairs }, (_, j) => (j < numRhos ? Infinity : 1)),
    rowLower: extended(program.rowLower, -Infinity),
    rowUpper: extended(program.rowUpper, 0),
    first,
    rows,
    entries,
    wholeFrom: numRhos,
  };
}

/** The most that any policy can be expected to visit each state, and a little more. */
function mostVisits(model: Model, gamma: number | undefined): Float64Array {
  const { numStates, numActions } = model;
  const unreached = new Uint16Array(numStates);
  return Float64Array.from({ length: numStates }, (_, state) => {
    const here = Float64Array.from({ length: numStates * numActions }, (_, pair) =>
      Number(Math.floor(pair / numActions) === state),
    );
    const pairs =
      gamma === undefined
        ? visitsOverHorizon(model, backwardInduction(model, here))
        : discountedVisits(model, policyIteration(model, gamma, here, undefined, unreached), gamma);
    const visited = pairs.subarray(state * numActions, (state + 1) * numActions).reduce((a, b) => a + b);
    return 1.0001 * visited + 1e-6;
  });
}
