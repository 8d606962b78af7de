import type { Rng } from "../../src/math/rng.ts";
import { readMap, WALL } from "./map.ts";

/** How a map is strewn. */
export interface Strewing {
  readonly rows: number;
  readonly columns: number;
  /** The share of cells that are walls, and of the others the share that are hazards. */
  readonly walls: number;
  readonly hazards: number;
}

const START = "S";
const GOAL = "G";
const HAZARD = "H";
const GROUND = ".";

/** Strews a map with walls and hazards; it starts somewhere at the left and ends somewhere at the right. */
export function strewnMap({ rows, columns, walls, hazards }: Strewing, rng: Rng): string[] {
  const [startRow, goalRow] = [rng.int(rows), rng.int(rows)];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      if (column === 0 && row === startRow) return START;
      if (column === columns - 1 && row === goalRow) return GOAL;
      if (rng.chance(walls)) return WALL;
      return rng.chance(hazards) ? HAZARD : GROUND;
    }).join(""),
  );
}

/** Steps from the start to the goal, past hazards or through them; ∞ where there is no way. */
export function stepsToGoal(map: readonly string[], past: "hazards" | "nothing"): number {
  const { cells, neighbors } = readMap("map", map);
  const steps = new Array<number>(cells.length).fill(Infinity);
  const queue = [cells.findIndex(({ tile }) => tile === START)];
  steps[queue[0]] = 0;
  for (const cell of queue) {
    if (cells[cell].tile === GOAL) return steps[cell];
    for (const leads of Object.values(neighbors)) {
      const next = leads[cell];
      if (steps[next] < Infinity || (past === "hazards" && cells[next].tile === HAZARD)) continue;
      steps[next] = steps[cell] + 1;
      queue.push(next);
    }
  }
  return Infinity;
}
