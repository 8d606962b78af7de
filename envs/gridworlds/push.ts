import type { Board, BoardState } from "./board.ts";
import type { Direction } from "./map.ts";

/** Where one gets from a cell with one step; the cell itself where a wall is in the way. */
export const ahead = (board: Board, cell: number, direction: Direction): number => board.neighbors[direction][cell];

/**
 * A step by the rules of Sokoban. A thing that lies ahead of the agent is pushed
 * on, where the cell beyond is free of walls and of what `isBlocked` says;
 * then the agent follows, unless a wall or a thing is still in its way.
 *
 * @param things the cells of all that can be pushed; changed by the push.
 * @returns the number of the thing that moved, or −1.
 */
export function push(
  board: Board,
  state: BoardState,
  things: number[],
  direction: Direction,
  isBlocked: (cell: number) => boolean,
): number {
  const next = ahead(board, state.cell, direction);
  if (next === state.cell) return -1;
  const thing = things.indexOf(next);
  let moved = -1;
  if (thing !== -1) {
    const beyond = ahead(board, next, direction);
    if (beyond !== next && !things.includes(beyond) && !isBlocked(beyond)) {
      things[thing] = beyond;
      moved = thing;
    }
  }
  if (!things.includes(next)) state.cell = next;
  return moved;
}
