import { defineEnv, type Env } from "../../src/env/defineEnv.ts";
import { box, discrete, type Discrete } from "../../src/env/spaces.ts";
import type { JointOptimum, Optimum } from "../../src/exact/tabular.ts";
import type { Reals } from "../../src/math/reals.ts";
import { exactOf } from "./exactOf.ts";
import { clockwise, counterclockwise, drawMap, readMap, type Direction } from "./map.ts";
import { checkRules, costMaps, outcomesOf, roleOf, type Tiles } from "./rules.ts";
import { gridScene } from "./scene.ts";
import { oneHot, type ViewMaker } from "./views.ts";

/** A gridworld in words: a map, and what its tiles do. */
export interface GridworldRules {
  readonly id: string;
  /** One text per row. `#` is a wall, `S` a cell to start from, `.` plain ground; other characters mean what the rules below say. */
  readonly map: readonly string[];
  /** How often a step goes astray, half of the time to either side of where it was meant to go. 0 unless said otherwise. */
  readonly slip?: number;
  /** The reward of every step. */
  readonly stepReward: number;
  /** What entering a tile brings on top of it. */
  readonly enterReward: Tiles;
  /** What entering a tile costs: `{ H: 1 }`, or for several costs `{ heat: { H: 1 }, noise: { N: 1 } }`. */
  readonly costs: Tiles | Readonly<Record<string, Tiles>>;
  /** The tiles that end the episode when entered, such as "G", or "GW" for G and W. */
  readonly terminal: string;
  readonly maxEpisodeSteps: number;
  /** The order of the actions; up, right, down, left unless said otherwise. */
  readonly actions?: readonly [Direction, Direction, Direction, Direction];
  /** What entering a tile is worth that the agent is not told. With it, each step logs the whole as `info.hiddenReward`. */
  readonly hiddenReward?: Tiles;
  /** What the agent sees; its cell as a one-hot vector unless said otherwise. */
  readonly view?: ViewMaker;
  /** Solved cost limits. */
  readonly optima?: readonly Optimum[];
  readonly jointOptima?: readonly JointOptimum[];
}

/** Where the agent stands: the number of a free cell, in reading order. */
export interface GridworldState {
  cell: number;
}

const GROUND = ".";

export type Gridworld = Env<GridworldState, Discrete<Direction>>;

/**
 * An environment on a grid. Every step brings what the rules say of the tile
 * it leads to, and that includes a step into a wall, which stays where it is
 * and pays for its own tile once more. The agent sees its cell as a one-hot
 * vector over the free cells, or what another `view` shows. An episode starts
 * on any `S`, equally likely.
 *
 * Everything about it is known exactly: see `exact`. The optimum is that of
 * an agent that knows its cell. One with a {@link localView}, to which cells
 * that look alike are one, may be unable to reach it.
 *
 * @throws where the map and the rules do not fit together.
 */
export function gridworld(rules: GridworldRules): Gridworld {
  const { id, map, slip = 0, maxEpisodeSteps, actions = ["up", "right", "down", "left"], view = oneHot() } = rules;
  const { cells, neighbors } = readMap(id, map);
  checkRules(rules, cells);
  const outcomes = cells.map(outcomesOf(rules));
  const starts = cells.flatMap(({ tile }, cell) => (tile === "S" ? [cell] : []));
  const { size, write } = view(cells, 0, 0);
  const sight = { cell: 0, layers: [], facts: [] }; // one for all steps: nothing but the agent moves
  const see = (cell: number, obs: Reals) => {
    sight.cell = cell;
    write(sight, obs);
  };
  const costNames = Object.keys(costMaps(rules.costs));
  const draw = gridScene(map, (tile) => (tile === GROUND ? undefined : { role: roleOf(rules, tile), label: tile }));

  return defineEnv({
    id,
    observationSpace: box({ size, low: 0, high: 1 }),
    actionSpace: discrete(...actions),
    maxEpisodeSteps,
    costNames,

    reset: (rng): GridworldState => ({ cell: starts[rng.int(starts.length)] }),

    step(state, action, rng) {
      const direction = slip === 0 ? action : astray(action, slip, rng.uniform());
      state.cell = neighbors[direction][state.cell];
      return outcomes[state.cell];
    },

    observe: ({ cell }, obs) => see(cell, obs),
    render: ({ cell }) => drawMap(map, cells[cell]),
    scene: ({ cell }) => draw(cells[cell]),
    exact: exactOf(rules, { neighbors, outcomes, starts, actions, obsSize: size, see }),
  });
}

/** Where a step really goes; `draw` is uniform in [0, 1). */
function astray(direction: Direction, slip: number, draw: number): Direction {
  if (draw >= slip) return direction;
  return draw < slip / 2 ? counterclockwise[direction] : clockwise[direction];
}
