export type Direction = "up" | "right" | "down" | "left";

/** Where one is looking after a quarter turn to the right. */
export const clockwise: Readonly<Record<Direction, Direction>> = {
  up: "right",
  right: "down",
  down: "left",
  left: "up",
};

/** Where one is looking after a quarter turn to the left. */
export const counterclockwise: Readonly<Record<Direction, Direction>> = {
  up: "left",
  left: "down",
  down: "right",
  right: "up",
};

const MOVES: Readonly<Record<Direction, readonly [rows: number, columns: number]>> = {
  up: [-1, 0],
  right: [0, 1],
  down: [1, 0],
  left: [0, -1],
};

export const WALL = "#";

/** A place where one can be. */
export interface Cell {
  readonly row: number; // from the top, from 0
  readonly column: number; // from the left, from 0
  readonly tile: string;
}

/** A map that was read: its free cells, numbered from 0 in reading order. */
export interface GridMap {
  readonly cells: readonly Cell[];
  /** Where each direction leads from each cell; into a wall or off the map leads nowhere, to the cell itself. */
  readonly neighbors: Readonly<Record<Direction, Int32Array>>;
}

/**
 * Reads a map, one text per row and one character per cell.
 *
 * @throws where it is empty or its rows are not equally long.
 */
export function readMap(where: string, rows: readonly string[]): GridMap {
  const uneven = rows.findIndex((row) => row.length !== rows[0].length);
  if (uneven !== -1) {
    const lengths = `row ${uneven} of the map has ${rows[uneven].length} cells, row 0 has ${rows[0].length}`;
    throw new Error(`${where}: ${lengths}; give every row the same length`);
  }
  const cells = rows.flatMap((text, row) =>
    [...text].map((tile, column) => ({ row, column, tile })).filter(({ tile }) => tile !== WALL),
  );
  const numberAt = new Map(cells.map(({ row, column }, i) => [`${row},${column}`, i]));
  const leads = (direction: Direction) => {
    const [rowsOn, columnsOn] = MOVES[direction];
    return Int32Array.from(cells, ({ row, column }, i) => numberAt.get(`${row + rowsOn},${column + columnsOn}`) ?? i);
  };
  return {
    cells,
    neighbors: { up: leads("up"), right: leads("right"), down: leads("down"), left: leads("left") },
  };
}

/** The map as text, with an @ where the agent stands. */
export const drawMap = (rows: readonly string[], { row, column }: Cell): string =>
  rows.map((text, i) => (i === row ? `${text.slice(0, column)}@${text.slice(column + 1)}` : text)).join("\n");
