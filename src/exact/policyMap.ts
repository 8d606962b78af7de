import type { AnyEnv } from "../env/defineEnv.ts";
import type { Discounting } from "./discounting.ts";
import { allActions } from "./discovery/allActions.ts";
import type { Tabular } from "./tabular.ts";
import { visits } from "./visits.ts";

/** A policy drawn on the map of its environment. */
export interface PolicyMap {
  /** Arrows where the policy goes, `?` where it tosses coins, and the map elsewhere. */
  readonly text: string;
  /** Where a state is on the map, from 0. */
  placeOf(state: number): { readonly row: number; readonly column: number };
}

const ARROWS: Readonly<Record<string, string>> = { up: "↑", right: "→", down: "↓", left: "←" };
/** What is chosen less often than this is not chosen, and where a policy is less often it is not. */
const SELDOM = 1e-6;
/** Beyond this nobody reads a map. */
const MOST_STATES = 5000;

/**
 * Draws a policy on the map that `render` draws, where that shows the agent as
 * one @ and tells every state by its place; undefined elsewhere. An arrow is
 * what the policy mostly does there, over all steps.
 */
export function policyMap(
  env: AnyEnv,
  tabular: Tabular,
  policy: Float64Array,
  discounting: Discounting = {},
): PolicyMap | undefined {
  const { numStates, numActions, stateOf } = tabular;
  if (!env.render || !stateOf || numStates > MOST_STATES) return undefined;
  const drawings = Array.from({ length: numStates }, (_, s) => env.render!(stateOf(s)));
  const places = drawings.map((text) => text.indexOf("@"));
  const isPlace = places.every((place, s) => place >= 0 && drawings[s].lastIndexOf("@") === place);
  if (!isPlace || new Set(places).size < numStates) return undefined;

  const cells = [...drawings[0]];
  cells[places[0]] = drawings.length > 1 ? drawings[1][places[0]] : ".";
  const pairs = visits(tabular, policy, discounting);
  const labels = allActions(env).map((action) => ARROWS[String(action)] ?? String(action)[0]);
  for (const [s, place] of places.entries()) {
    const chosen = pairs.subarray(s * numActions, (s + 1) * numActions);
    const total = chosen.reduce((a, b) => a + b);
    if (total < SELDOM) continue;
    const most = Math.max(...chosen);
    cells[place] = most < (1 - SELDOM) * total ? "?" : labels[chosen.indexOf(most)];
  }
  return {
    text: cells.join(""),
    placeOf(state) {
      const before = drawings[0].slice(0, places[state]).split("\n");
      return { row: before.length - 1, column: before[before.length - 1].length };
    },
  };
}
