import type { Role, Scene, Shape } from "../../src/env/scene.ts";
import { WALL, type Cell } from "./map.ts";

/** Something that lies on a cell. */
export interface Piece {
  readonly cell: Pick<Cell, "row" | "column">;
  readonly role: Role;
  readonly label?: string;
}

/** What a tile is, and the sign on it; undefined for plain ground. */
export type Looks = (tile: string) => Pick<Piece, "role" | "label"> | undefined;

/** Draws maps of the same size: x is the column, and y the row, downwards from 0. */
export function gridScene(map: readonly string[], looks: Looks) {
  const [width, height] = [[...map[0]].length, map.length];
  const view = { x: (width - 1) / 2, y: (1 - height) / 2, width, height };
  const at = ({ cell: { row, column }, role, label }: Piece, form: Shape["form"], size: number): Shape => {
    return { form, role, x: column, y: -row, size, ...(label !== undefined && { label }) };
  };
  const ground = map.flatMap((text, row) =>
    [...text].flatMap((tile, column) => {
      const look = tile === WALL ? { role: "wall" as const } : looks(tile);
      return look ? [at({ cell: { row, column }, ...look }, "cell", 0.5)] : [];
    }),
  );
  return (agent: Piece["cell"], pieces: readonly Piece[] = [], text = ""): Scene => ({
    view,
    shapes: [
      ...ground,
      ...pieces.map((piece) => at(piece, "box", 0.32)),
      at({ cell: agent, role: "agent" }, "disc", 0.3),
    ],
    ...(text && { text }),
  });
}
