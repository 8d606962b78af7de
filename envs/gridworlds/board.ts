import { defineEnv, type AnyEnv, type Env, type Outcome } from "../../src/env/defineEnv.ts";
import { box, discrete, type Discrete } from "../../src/env/spaces.ts";
import { discover } from "../../src/exact/discovery/discover.ts";
import { paretoFrontier } from "../../src/exact/paretoFrontier.ts";
import type { Exact, Frontier, Tabular } from "../../src/exact/tabular.ts";
import type { Rng } from "../../src/math/rng.ts";
import { boardScene, type BoardLooks } from "./boardScene.ts";
import { readMap, type Direction, type GridMap } from "./map.ts";
import { oneHot, type ViewMaker } from "./views.ts";

/** A grid on which more than the agent moves or changes. All that does is in here, as plain data. */
export interface BoardState {
  /** The number of the cell where the agent stands. */
  cell: number;
}

/** What of a state can be seen beside the agent. */
export interface Visible {
  /** Where things lie, by kind: the numbers of their cells. */
  readonly layers?: Readonly<Record<string, readonly number[]>>;
  /** What else there is to know, each 0 to 1. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** A map that was read, and questions about it. */
export interface Board extends GridMap {
  /** The cells with a tile, in reading order. */
  cellsWith(tile: string): number[];
  /** The only cell with a tile. */
  cellWith(tile: string): number;
  tileAt(cell: number): string;
  /** Whether the place at a row and column is a wall. Beyond the map there are only walls. */
  isWall(row: number, column: number): boolean;
}

/** A grid in words: a map, what an episode begins with, and what a step does. */
export interface BoardRules<State extends BoardState> extends BoardLooks {
  readonly id: string;
  /** One text per row. `#` is a wall; all other characters are free cells, and mean what the rules make of them. */
  readonly map: readonly string[];
  /** 100 unless said otherwise. */
  readonly maxEpisodeSteps?: number;
  /**
   * Where given, all that can happen is listed, in a table of at most so many states, and the optimum is known
   * exactly. Only for agents that see the whole state: the optimum is that of one who does.
   */
  readonly maxStates?: number;
  readonly view?: ViewMaker;
  reset(board: Board, rng: Rng): State;
  /** Changes `state` as an action towards `direction` does, and says what that brought. */
  step(state: State, direction: Direction, board: Board, rng: Rng): Outcome;
  /** Always the same kinds and facts, in the same order. */
  see(state: State, board: Board): Visible;
}

export type BoardEnv<State> = Env<State, Discrete<Direction>>;

/** The order of the actions in AI Safety Gridworlds. */
const ACTIONS = ["up", "down", "left", "right"] as const;

/** An environment on a grid with rules of its own. */
export function boardEnv<State extends BoardState>(rules: BoardRules<State>): BoardEnv<State> {
  const { id, map, maxEpisodeSteps = 100, view = oneHot() } = rules;
  const board = readBoard(id, map);
  const visible = (state: State) => {
    const { layers = {}, facts = {} } = rules.see(state, board);
    return { cell: state.cell, layers: Object.values(layers), facts: Object.values(facts) };
  };
  // How much there is to see does not depend on chance: any state will do to count it.
  const { layers, facts } = visible(rules.reset(board, anyRng));
  const { size, write } = view(board.cells, layers.length, facts.length);
  const picture = boardScene(map, board, rules);
  const env = defineEnv({
    id,
    observationSpace: box({ size, low: 0, high: 1 }),
    actionSpace: discrete(...ACTIONS),
    maxEpisodeSteps,
    reset: (rng): State => rules.reset(board, rng),
    step: (state, direction, rng) => rules.step(state, direction, board, rng),
    observe: (state, obs) => write(visible(state), obs),
    render: (state) => draw(map, board, state, rules.see(state, board)),
    scene: (state) => picture(state, rules.see(state, board)),
  });
  const { maxStates } = rules;
  return maxStates === undefined ? env : { ...env, exact: discovered(env, maxStates) };
}

/** What is known of an environment whose states are found by trying everything, when it is first asked for. */
function discovered(env: AnyEnv, maxStates: number): Exact {
  let tabular: Tabular | undefined;
  let frontier: Frontier | undefined;
  return {
    get tabular() {
      return (tabular ??= discover(env, { maxStates }));
    },
    get frontier() {
      return (frontier ??= paretoFrontier(this.tabular));
    },
    optima: [],
  };
}

const anyRng: Rng = {
  uniform: () => 0,
  normal: () => 0,
  int: () => 0,
  chance: () => false,
  split: () => anyRng,
  state() {
    throw new Error("boardEnv: reset must not ask for the state of its random stream");
  },
};

function readBoard(id: string, map: readonly string[]): Board {
  const grid = readMap(id, map);
  const cellsWith = (tile: string) => grid.cells.flatMap((cell, i) => (cell.tile === tile ? [i] : []));
  return {
    ...grid,
    cellsWith,
    cellWith: (tile) => {
      const [cell, ...others] = cellsWith(tile);
      if (cell === undefined || others.length > 0) {
        throw new Error(
          `${id}: the map has ${others.length + (cell === undefined ? 0 : 1)} of tile "${tile}"; put one`,
        );
      }
      return cell;
    },
    tileAt: (cell) => grid.cells[cell].tile,
    isWall: (row, column) => (map[row]?.[column] ?? "#") === "#",
  };
}

/** The map with the agent as @, and things as the first letters of their kinds. Tiles that only say where things begin are ground. */
function draw(map: readonly string[], { cells }: Board, { cell }: BoardState, { layers = {} }: Visible): string {
  const marks = new Map(Object.entries(layers).flatMap(([kind, at]) => at.map((place) => [place, kind[0]] as const)));
  marks.set(cell, "@");
  const lines = map.map((row) => [...row].map((tile) => (/[A-Z]/i.test(tile) && !"G".includes(tile) ? "." : tile)));
  for (const [place, mark] of marks) lines[cells[place].row][cells[place].column] = mark;
  return lines.map((line) => line.join("")).join("\n");
}
