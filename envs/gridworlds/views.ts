import type { Reals } from "../../src/math/reals.ts";
import { WALL, type Cell } from "./map.ts";

/** What there is to be seen at one time. */
export interface Sight {
  /** The number of the cell where the agent stands. */
  readonly cell: number;
  /** Where the things of each kind lie, by the numbers of their cells; always as many kinds. */
  readonly layers: readonly (readonly number[])[];
  /** What else there is to know, each 0 to 1; always as many. */
  readonly facts: readonly number[];
}

/** What an agent sees of a grid. */
export interface View {
  /** How many numbers it sees. */
  readonly size: number;
  /** Writes them, all of them. */
  write(sight: Sight, obs: Reals): void;
}

/** Makes the view of a grid with so many kinds of things and so many facts. */
export type ViewMaker = (cells: readonly Cell[], numLayers: number, numFacts: number) => View;

/** The whole grid: a 1 at the agent's cell, then for each kind of thing a 1 wherever one lies, then the facts. */
export const oneHot = (): ViewMaker => (cells, numLayers, numFacts) => ({
  size: cells.length * (1 + numLayers) + numFacts,

  write(sight, obs) {
    obs.fill(0);
    obs[sight.cell] = 1;
    writeRest(cells.length, cells.length, sight, obs);
  },
});

/** The agent's row and column, from 0 at the top left to 1 at the bottom right; then things and facts as in {@link oneHot}. */
export const coordinates = (): ViewMaker => (cells, numLayers, numFacts) => {
  const lastRow = Math.max(1, ...cells.map(({ row }) => row));
  const lastColumn = Math.max(1, ...cells.map(({ column }) => column));
  return {
    size: 2 + cells.length * numLayers + numFacts,

    write(sight, obs) {
      obs.fill(0);
      obs[0] = cells[sight.cell].row / lastRow;
      obs[1] = cells[sight.cell].column / lastColumn;
      writeRest(2, cells.length, sight, obs);
    },
  };
};

/**
 * What lies within `radius` rows and columns of the agent, and no more: for each
 * place of that square, row by row, one number per kind of ground (first walls,
 * which is also what lies beyond the map, then each tile of the map in the order
 * of its first appearance) and per kind of thing; then the facts. The agent does
 * not see where it is: two places that look alike are one to it.
 *
 * @throws where `radius` is not a whole number of at least 0.
 */
export function localView({ radius = 1 }: { radius?: number } = {}): ViewMaker {
  if (!(Number.isInteger(radius) && radius >= 0)) {
    throw new Error(`localView: radius is ${radius}; it must be a whole number of at least 0`);
  }
  const side = 2 * radius + 1;
  return (cells, numLayers, numFacts) => {
    const grounds = [...new Set([WALL, ...cells.map(({ tile }) => tile)])];
    const numberAt = new Map(cells.map(({ row, column }, i) => [`${row},${column}`, i]));
    const around = cells.map(({ row, column }) =>
      Array.from({ length: side * side }, (_, place) => {
        const key = `${row - radius + Math.floor(place / side)},${column - radius + (place % side)}`;
        return numberAt.get(key) ?? -1;
      }),
    );
    return {
      size: side * side * (grounds.length + numLayers) + numFacts,

      write({ cell, layers, facts }, obs) {
        let at = 0;
        for (const there of around[cell]) {
          const ground = there === -1 ? WALL : cells[there].tile;
          for (const kind of grounds) obs[at++] = kind === ground ? 1 : 0;
          for (const layer of layers) obs[at++] = layer.includes(there) ? 1 : 0;
        }
        for (const fact of facts) obs[at++] = fact;
      },
    };
  };
}

function writeRest(from: number, numCells: number, { layers, facts }: Sight, obs: Reals): void {
  let at = from;
  for (const layer of layers) {
    for (const cell of layer) obs[at + cell] = 1;
    at += numCells;
  }
  for (const fact of facts) obs[at++] = fact;
}
