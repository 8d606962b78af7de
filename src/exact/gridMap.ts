import type { AnyEnv } from "../env/defineEnv.ts";
import type { Role, Scene, Shape } from "../env/scene.ts";
import { allActions } from "./discovery/allActions.ts";
import type { Tabular } from "./tabular.ts";

/** A map that all states of an environment share, each of them a cell of it. */
export interface GridMap {
  /** One text per row, one character per cell: `.` for plain ground, else the sign on the tile. */
  readonly rows: readonly string[];
  /** What the tiles are to the agent, by their signs. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The cell of each state, row by row from 0; [numStates]. */
  readonly cells: Int32Array;
  /** Where each action leads, one step down and to the right; [numActions]. */
  readonly moves: readonly (readonly [down: number, right: number])[];
}

/** Larger maps are not for the eye, nor for every run to keep its policy on. */
const MOST_STATES = 1000;

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  up: [-1, 0],
  right: [0, 1],
  down: [1, 0],
  left: [0, -1],
};
const GROUND = ".";
const WALL = "#";

/**
 * The map of an environment whose pictures show cells of a grid, the same ones
 * in every state, and the agent, whose cell tells the state. Undefined where
 * there is none, as where something beside the agent moves, or lies outside the picture.
 */
export function gridMap(env: AnyEnv, { numStates, stateOf }: Tabular): GridMap | undefined {
  if (!env.scene || !stateOf || numStates > MOST_STATES) return undefined;
  const labels = env.actionSpace.kind === "discrete" ? allActions(env).map(String) : [];
  if (labels.length === 0 || !labels.every((label) => label in MOVES)) return undefined;

  const scenes = Array.from({ length: numStates }, (_, s): Scene => env.scene!(stateOf(s)));
  const { view, shapes } = scenes[0];
  const ground = shapes.slice(0, -1);
  const isShared = scenes.every(({ shapes: all }) => all.length > 0 && isSame(all.slice(0, -1), ground));
  if (!isShared || !ground.every(({ form }) => form === "cell")) return undefined;

  const { height, width } = view;
  const column = ({ x }: Shape) => Math.round(x - view.x + (width - 1) / 2);
  const row = ({ y }: Shape) => Math.round(view.y - y + (height - 1) / 2);
  const isSeen = (shape: Shape) =>
    row(shape) >= 0 && row(shape) < height && column(shape) >= 0 && column(shape) < width;
  const agents = scenes.map((scene) => scene.shapes[scene.shapes.length - 1]);
  if (![height, width].every(Number.isInteger) || ![...ground, ...agents].every(isSeen)) return undefined;
  const cells = Int32Array.from(agents, (agent) => row(agent) * width + column(agent));
  if (new Set(cells).size < numStates) return undefined;

  const lines = Array.from({ length: height }, () => new Array<string>(width).fill(GROUND));
  const signs = signsOf(ground);
  const roles: Record<string, Role> = {};
  for (const shape of ground) {
    const sign = signs.get(kindOf(shape)) ?? GROUND;
    lines[row(shape)][column(shape)] = sign;
    if (sign !== GROUND) roles[sign] = shape.role;
  }
  return { rows: lines.map((line) => line.join("")), roles, cells, moves: labels.map((label) => MOVES[label]) };
}

/** What looks alike on the map: the same role, and the same sign on it. */
const kindOf = ({ role, label = "" }: Shape): string => JSON.stringify([role, label]);

/** A character for each kind of tile but plain ones: the first of its label, or of its role, that no other kind has. */
function signsOf(ground: Scene["shapes"]): Map<string, string> {
  const signs = new Map<string, string>();
  const taken = new Set([GROUND, WALL, " "]);
  for (const shape of ground) {
    const { role, label = "" } = shape;
    if (signs.has(kindOf(shape)) || (role === "tile" && label === "")) continue;
    const letters = [...label, ...role.toUpperCase(), ...LETTERS];
    const sign = role === "wall" ? WALL : letters.find((letter) => !taken.has(letter));
    if (sign === undefined) continue;
    taken.add(sign);
    signs.set(kindOf(shape), sign);
  }
  return signs;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Whether two pictures show the same things; those of a grid mostly share them. */
const isSame = (a: Scene["shapes"], b: Scene["shapes"]): boolean =>
  a.length === b.length && a.every((shape, i) => shape === b[i] || JSON.stringify(shape) === JSON.stringify(b[i]));
