import type { ActionSpace, Box, Discrete } from "../../env/spaces.ts";
import type { Key } from "./keyboard.ts";

/** What the keys do in an environment. */
export interface Controls {
  /** The action of a key; undefined where it has none. */
  actionOf(key: Key): unknown;
  /** The keys in words. */
  readonly words: string;
  /** How many steps one press lasts. */
  readonly repeat: number;
}

/** A press of continuous controls lasts longer than one short step. */
const HELD = 5;
const LETTERS: Readonly<Record<string, Key>> = { w: "up", a: "left", s: "down", d: "right" };
const ARROWS: readonly Key[] = ["up", "right", "down", "left"];
const IDLE = ["stay", "noop", "no-op", "none", "wait"];

/**
 * Lays the actions of an environment on keys: arrows and WASD for directions, and for the two numbers of a box (up and
 * down for the first, left and right for the second); digits for other choices; space for doing nothing.
 *
 * @throws where its actions are too many for that.
 */
export function controlsOf(id: string, space: ActionSpace): Controls {
  if (space.kind === "box" && space.size <= 2) return boxControls(space);
  if (space.kind === "discrete" && (space.n <= 10 || hasDirections(space))) return choiceControls(space);
  throw new Error(`play: ${id} wants ${space.description}, too much for keys; use --svg <file> with --seed`);
}

function boxControls({ size, low, high }: Box): Controls {
  const most = Number.isFinite(high) ? high : 1;
  const least = Number.isFinite(low) ? low : -1;
  const idle = Math.min(most, Math.max(least, 0));
  const presses: Readonly<Record<string, readonly [index: number, value: number]>> =
    size === 2
      ? { up: [0, most], down: [0, least], left: [1, most], right: [1, least] }
      : { up: [0, most], right: [0, most], down: [0, least], left: [0, least] };
  return {
    repeat: HELD,
    words: `arrows or WASD: ${size === 2 ? "↑↓ first number, ←→ second" : "more, less"} · space: nothing`,
    actionOf(key) {
      const action = new Float32Array(size).fill(idle);
      if (key === "space") return action;
      const press = presses[LETTERS[key] ?? key];
      if (!press) return undefined;
      action[press[0]] = press[1];
      return action;
    },
  };
}

const hasDirections = ({ values }: Discrete<unknown>) => ARROWS.every((arrow) => values.includes(arrow));

function choiceControls(space: Discrete<unknown>): Controls {
  const { values } = space;
  const isMap = hasDirections(space);
  const idle = values.find((value) => IDLE.includes(String(value)));
  const digits = values.map((value, i) => `${i}: ${String(value)}`);
  return {
    repeat: 1,
    words: [isMap ? "arrows or WASD: go" : digits.join(" · "), ...(idle === undefined ? [] : ["space: nothing"])].join(
      " · ",
    ),
    actionOf(key) {
      if (key === "space") return idle;
      const direction = LETTERS[key] ?? key;
      if (values.includes(direction) && ARROWS.includes(direction)) return direction;
      return /^\d$/.test(key) ? values[Number(key)] : undefined;
    },
  };
}
