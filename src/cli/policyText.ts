import type { AnyEnv } from "../env/defineEnv.ts";
import type { Discounting } from "../exact/discounting.ts";
import { allActions } from "../exact/discovery/allActions.ts";
import { keyOf } from "../exact/discovery/snapshot.ts";
import type { RandomizedState } from "../exact/mixture.ts";
import { policyMap } from "../exact/policyMap.ts";
import type { Solution } from "../exact/solution.ts";
import type { Tabular } from "../exact/tabular.ts";
import { visits } from "../exact/visits.ts";

/** An optimal policy for people: a map with arrows, where there is one, and where coins are tossed. */
export function policyText(env: AnyEnv, tabular: Tabular, solution: Solution, discounting: Discounting): string {
  const { randomized, policy } = solution;
  const map = policyMap(env, tabular, policy, discounting);
  const placeOf = (state: number) => {
    if (!map) return `in state ${tabular.stateOf ? contents(env, tabular.stateOf(state)) : state}`;
    const { row, column } = map.placeOf(state);
    return `in row ${row + 1}, column ${column + 1}`;
  };
  const pairs = visits(tabular, policy, discounting);
  const labels = allActions(env).map((action) =>
    typeof action === "object" ? JSON.stringify(action) : String(action),
  );
  const coins = byState(randomized).map(([state, tosses]) => {
    const [{ step, probabilities }] = tosses;
    if (tosses.length === 1) {
      return `${placeOf(state)}${step === undefined ? "" : `, step ${step + 1}`}: ${shares(labels, probabilities)}`;
    }
    const chosen = [...pairs.subarray(state * labels.length, (state + 1) * labels.length)];
    return `${placeOf(state)}, over ${tosses.length} steps: ${shares(labels, chosen)}`;
  });
  const shown = coins.slice(0, MOST_LINES);
  if (coins.length > shown.length) shown.push(`and in ${coins.length - shown.length} more states`);
  const head = coins.length === 0 ? "The policy tosses no coins." : "The policy tosses coins";
  return [...(map ? [`${map.text}\n`] : []), head, ...shown.map((line) => `  ${line}`)].join("\n");
}

const MOST_LINES = 12;

function byState(randomized: readonly RandomizedState[]): [state: number, tosses: RandomizedState[]][] {
  const states = new Map<number, RandomizedState[]>();
  for (const each of randomized) states.set(each.state, [...(states.get(each.state) ?? []), each]);
  return [...states];
}

/** What a state holds, in a line. */
const contents = (env: AnyEnv, state: unknown): string => keyOf(env.save?.(state) ?? state);

/** How often each action is chosen, where it ever is. */
function shares(labels: readonly string[], chosen: readonly number[]): string {
  const total = chosen.reduce((a, b) => a + b);
  const percent = (x: number) => `${Number(((100 * x) / total).toPrecision(4))} %`;
  return labels.flatMap((label, a) => (chosen[a] > 1e-9 * total ? [`${label} ${percent(chosen[a])}`] : [])).join(", ");
}
