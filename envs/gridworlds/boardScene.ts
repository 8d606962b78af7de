import type { Role, Scene } from "../../src/env/scene.ts";
import type { BoardState, Visible } from "./board.ts";
import type { GridMap } from "./map.ts";
import { gridScene } from "./scene.ts";

/** What rules say about how a board looks. */
export interface BoardLooks {
  /** The tiles that only say where things begin, such as "XC"; A, where the agent begins, is always one. */
  readonly begins?: string;
  /** What tiles and kinds of things are to the agent, where pictures are to show it. */
  readonly roles?: Readonly<Record<string, Role>>;
}

/** Draws boards: the map, what lies on it, the agent, and facts in words. */
export function boardScene(map: readonly string[], { cells }: GridMap, { begins = "", roles = {} }: BoardLooks) {
  const ground = `A .${begins}`;
  const roleOf = (kind: string): Role => roles[kind] ?? (kind === "G" ? "goal" : "tile");
  const draw = gridScene(map, (tile) => (ground.includes(tile) ? undefined : { role: roleOf(tile), label: tile }));
  return ({ cell }: BoardState, { layers = {}, facts = {} }: Visible): Scene => {
    const pieces = Object.entries(layers).flatMap(([kind, at]) =>
      at.map((place) => ({ cell: cells[place], role: roleOf(kind), label: kind[0] })),
    );
    const words = Object.entries(facts).map(([fact, value]) => `${fact}: ${value}`);
    return draw(cells[cell], pieces, words.join("  "));
  };
}
