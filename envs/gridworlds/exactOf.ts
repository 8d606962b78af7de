import { discountBias } from "../../src/exact/discountBias.ts";
import { optimumAt } from "../../src/exact/optimumAt.ts";
import { paretoFrontier } from "../../src/exact/paretoFrontier.ts";
import { solve } from "../../src/exact/solve.ts";
import type { Exact, JointOptimum, Optimum, Tabular } from "../../src/exact/tabular.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { GridworldRules, GridworldState } from "./gridworld.ts";
import { clockwise, counterclockwise, type Direction, type GridMap } from "./map.ts";
import type { CellOutcome } from "./rules.ts";

/** A gridworld as its rules and map make it. */
interface Parts extends Pick<GridMap, "neighbors"> {
  readonly outcomes: readonly CellOutcome[]; // one per cell
  readonly starts: readonly number[];
  readonly actions: readonly Direction[];
  readonly obsSize: number;
  readonly see: (cell: number, obs: Reals) => void;
}

/** All that is known about a gridworld. What takes some work is done when it is first asked for. */
export function exactOf(rules: GridworldRules, parts: Parts): Exact {
  const tabular = tabularOf(rules, parts);
  if (tabular.costs.length > 1) {
    const jointOptima = once(() =>
      (rules.jointOptima ?? []).map(({ costLimits }) => jointOptimum(tabular, costLimits)),
    );
    return {
      tabular,
      optima: [],
      get jointOptima() {
        return jointOptima();
      },
    };
  }
  const frontier = once(() => paretoFrontier(tabular));
  const optima = once(() => (rules.optima ?? []).map((limit) => optimum({ tabular, frontier: frontier() }, limit)));
  return {
    tabular,
    get frontier() {
      return frontier();
    },
    get optima() {
      return optima();
    },
  };
}

const once = <T>(compute: () => T): (() => T) => {
  let known: T | undefined;
  return () => (known ??= compute());
};

/** The optimum at a listed limit, with what is listed about it. */
function optimum(known: Pick<Exact, "tabular" | "frontier">, { costLimit, deterministicReturn }: Optimum): Optimum {
  const { episodeReturn, episodeCost, lagrangeMultiplier } = optimumAt({ ...known, optima: [] }, costLimit)!;
  const discounted = discountBias(known.tabular, { costLimit, gamma: GAMMA });
  return {
    costLimit,
    episodeReturn: rounded(episodeReturn),
    episodeCost: rounded(episodeCost),
    lagrangeMultiplier: rounded(lagrangeMultiplier),
    discountedMultiplier: { [GAMMA]: rounded(discounted.lagrangeMultiplier) },
    ...(deterministicReturn !== undefined && { deterministicReturn }),
  };
}

function jointOptimum(tabular: Tabular, costLimits: readonly number[]): JointOptimum {
  const { episodeReturn, lagrangeMultipliers } = solve(tabular, { limits: costLimits });
  return { costLimits, episodeReturn: rounded(episodeReturn), lagrangeMultipliers: lagrangeMultipliers.map(rounded) };
}

/** The discount of the shipped recipes. */
const GAMMA = 0.99;

/** To ten digits, so that 14.5 is 14.5 and not 14.499999999999998. */
const rounded = (x: number): number => Number(x.toPrecision(10));

/** The states are the cells that can be reached and do not end the episode, numbered in reading order. */
function tabularOf({ slip = 0, maxEpisodeSteps }: GridworldRules, parts: Parts): Tabular {
  const { neighbors, outcomes, starts, actions, obsSize, see } = parts;
  const cells = reachable(parts);
  const stateOf = new Int32Array(outcomes.length).fill(-1);
  cells.forEach((cell, state) => (stateOf[cell] = state));

  const ways = (action: Direction): [probability: number, direction: Direction][] => [
    [1 - slip, action],
    [slip / 2, counterclockwise[action]],
    [slip / 2, clockwise[action]],
  ];
  const transitions = cells.flatMap((cell) =>
    actions.map((action) =>
      ways(action)
        .filter(([probability]) => probability > 0)
        .map(([probability, direction]) => ({ probability, next: neighbors[direction][cell] })),
    ),
  );
  const entries = transitions.flat();
  const entered = entries.map(({ next }) => outcomes[next]);

  const first = new Int32Array(transitions.length + 1);
  transitions.forEach(({ length }, pair) => (first[pair + 1] = first[pair] + length));
  const start = new Float64Array(cells.length);
  for (const cell of starts) start[stateOf[cell]] = 1 / starts.length;
  return {
    numStates: cells.length,
    numActions: actions.length,
    horizon: maxEpisodeSteps,
    start,
    first,
    probability: Float64Array.from(entries, ({ probability }) => probability),
    nextState: Int32Array.from(entries, ({ next }) => stateOf[next]),
    reward: Float64Array.from(entered, ({ reward }) => reward),
    costs: outcomes[0].cost.map((_, k) => Float64Array.from(entered, ({ cost }) => cost[k])),
    obsSize,
    observe: (state, obs) => see(cells[state], obs),
    stateOf: (state): GridworldState => ({ cell: cells[state] }),
  };
}

/** The cells in which the agent may have to act. */
function reachable({ neighbors, outcomes, starts, actions }: Parts): number[] {
  const found = new Set(starts);
  for (const cell of found) {
    for (const action of actions) {
      const next = neighbors[action][cell];
      if (!outcomes[next].terminated) found.add(next);
    }
  }
  return [...found].sort((a, b) => a - b);
}
