import { costAt, costNamesOf, type AnyEnv, type Outcome } from "../../env/defineEnv.ts";
import type { Tabular } from "../tabular.ts";
import { allActions } from "./allActions.ts";
import { enumerated } from "./enumerated.ts";
import { copyOf, keyOf } from "./snapshot.ts";

export interface DiscoverOptions {
  /** When to give up, 200 000 states unless said otherwise. */
  readonly maxStates?: number;
  /** In how many ways states may lead on, actions times outcomes, on average over those looked at; 64 unless said otherwise. */
  readonly maxWays?: number;
}

/**
 * An environment as a table, found by trying everything: every way that
 * `reset` can begin, and from every state every action, with every way that
 * the draws of `step` can fall. States are the same where their contents are.
 *
 * All randomness has to come from `rng.int` and `rng.chance`. States that can
 * first be reached when the time limit strikes are not looked at: nothing is
 * done there. So an environment may count its steps in its state.
 *
 * @throws where actions or draws cannot be listed, numbers are not finite, or there are too many states.
 */
export function discover(env: AnyEnv, { maxStates = 200_000, maxWays = 64 }: DiscoverOptions = {}): Tabular {
  const { id, maxEpisodeSteps } = env;
  const actions = allActions(env);
  const numCosts = costNamesOf(env).length;
  // States are kept as data, out of which each step gets one of its own.
  const dataOf = (state: unknown): unknown => env.save?.(state) ?? state;
  const stateOf = (state: number): unknown => {
    const data = copyOf(states[state]);
    return env.restore ? env.restore(data) : data;
  };
  const states: unknown[] = [];
  const depths: number[] = [];
  const numberOf = new Map<string, number>();
  const named = (what: () => string): string => {
    try {
      return what();
    } catch (error) {
      throw new Error(`${id}: ${(error as Error).message}`, { cause: error });
    }
  };
  /** The number of a state that was reached by so many steps. */
  const find = (state: unknown, depth: number): number => {
    const data = dataOf(state);
    const key = named(() => keyOf(data));
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    if (states.length === maxStates) {
      const rule = "exact solutions need fewer; leave what does not matter out of the state, or allow more";
      throw new Error(`${id}: there are more than ${maxStates} states within ${depth} steps of a start; ${rule}`);
    }
    numberOf.set(key, states.length);
    depths.push(depth);
    return states.push(copyOf(data)) - 1;
  };

  const starts = enumerated(`${id}: reset`, (rng) => find(env.reset(rng), 0)).map(({ probability, result }) => ({
    probability,
    state: result,
  }));
  const first = [0];
  const [probability, nextState, reward]: [number[], number[], number[]] = [[], [], []];
  const costs = Array.from({ length: numCosts }, (): number[] => []);
  let endsWithTime = false;

  for (let s = 0; s < states.length; s++) {
    const isLast = depths[s] + 1 >= maxEpisodeSteps;
    for (const action of actions) {
      for (const branch of enumerated(`${id}: step`, (rng) => {
        const state = stateOf(s);
        return { state, outcome: env.step(state, action, rng) };
      })) {
        const { state, outcome } = branch.result;
        checkNumbers(env, outcome, states[s], action);
        const { terminated = false, truncated = false } = outcome;
        const isNew = isLast && !terminated && !truncated && !numberOf.has(keyOf(dataOf(state)));
        endsWithTime ||= truncated || isNew;
        probability.push(branch.probability);
        nextState.push(terminated || truncated || isNew ? -1 : find(state, depths[s] + 1));
        reward.push(outcome.reward);
        for (let k = 0; k < numCosts; k++) costs[k].push(costAt(outcome.cost, k));
      }
      first.push(probability.length);
      const numWays = probability.length;
      if (numWays > FEW_WAYS + maxWays * (s + 1)) {
        const many = `${numWays} ways lead on from the first ${s + 1} states, more than ${maxWays} from each`;
        throw new Error(
          `${id}: ${many}; exact solutions need fewer, so leave less to chance, or raise maxWays (--max-ways)`,
        );
      }
      if (numWays > WAYS_PER_STATE * maxStates) {
        const many = `more than ${WAYS_PER_STATE * maxStates} ways lead on from the first ${s + 1} states`;
        throw new Error(`${id}: ${many}; exact solutions need fewer, so leave less to chance, or allow more states`);
      }
    }
  }

  const start = new Float64Array(states.length);
  for (const each of starts) start[each.state] += each.probability;
  return {
    numStates: states.length,
    numActions: actions.length,
    horizon: maxEpisodeSteps,
    start,
    first: Int32Array.from(first),
    probability: Float64Array.from(probability),
    nextState: Int32Array.from(nextState),
    reward: Float64Array.from(reward),
    costs: costs.map((x) => Float64Array.from(x)),
    obsSize: env.observationSpace.size,
    observe: (state, obs) => env.observe(stateOf(state), obs),
    stateOf,
    ...(endsWithTime && { endsWithTime }),
  };
}

/** So many ways are followed before their average counts: a few states may well lead on in many. */
const FEW_WAYS = 30_000;
/** More ways than this, actions times outcomes, from each of as many states as are allowed take too long to follow. */
const WAYS_PER_STATE = 24;

/** @throws where what a step answered cannot stand in a table. */
function checkNumbers(env: AnyEnv, { reward, cost }: Outcome, state: unknown, action: unknown): void {
  const odd = [reward, ...costNamesOf(env).map((_, k) => costAt(cost, k))].findIndex((x) => !Number.isFinite(x));
  if (odd === -1) return;
  const name = ["reward", ...costNamesOf(env)][odd];
  const when = `for ${JSON.stringify(action)} in state ${keyOf(state)}`;
  throw new Error(
    `${env.id}: step answered ${name} ${odd === 0 ? reward : costAt(cost, odd - 1)} ${when}; it must be a finite number`,
  );
}
