import type { Scene, Shape } from "../../src/env/scene.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Rng } from "../../src/math/rng.ts";
import { massX, massY, type CpoPoint } from "./cpoPoint.ts";

/** How many sectors {@link readBins} writes. */
export const NUM_BINS = 10;

/** Things of one kind that are still to be caught. */
export type Things = { x: number; y: number }[];

const LATTICE = 2;
const NUM_LINES = 6; // −6, −4, …, 4
const CLEARANCE = 2; // of the origin
const CATCH_RANGE = 1;
const SENSOR_RANGE = 6;
const SENSOR_SPAN = Math.PI;

/** Lays out so many things of each kind, on points of a lattice that are not too near the origin, none on another. */
export function scatter(counts: readonly number[], rng: Rng): Things[] {
  const taken = new Set<number>();
  const draw = () => {
    for (;;) {
      const [column, row] = [rng.int(NUM_LINES), rng.int(NUM_LINES)];
      const [x, y] = [LATTICE * (column - NUM_LINES / 2), LATTICE * (row - NUM_LINES / 2)];
      const place = column * NUM_LINES + row;
      if (x * x + y * y < CLEARANCE * CLEARANCE || taken.has(place)) continue;
      taken.add(place);
      return { x, y };
    }
  };
  return counts.map((count) => Array.from({ length: count }, draw));
}

/** Takes away what is near the point's center of mass, and answers how many that were. */
export function catchNear(point: CpoPoint, things: Things): number {
  const [x, y] = [massX(point), massY(point)];
  let caught = 0;
  for (let i = things.length - 1; i >= 0; i--) {
    const dx = things[i].x - x;
    const dy = things[i].y - y;
    if (dx * dx + dy * dy >= CATCH_RANGE * CATCH_RANGE) continue;
    things.splice(i, 1);
    caught++;
  }
  return caught;
}

/**
 * Writes how near the nearest thing in each sector ahead is, from `offset` on: 1 − d / 6 in sector
 * ⌊(angle + π/2) / (π/10)⌋, the angle counted from the heading. What lies exactly to the left is in the last.
 */
export function readBins(point: CpoPoint, things: Things, obs: Reals, offset: number): void {
  for (let bin = 0; bin < NUM_BINS; bin++) obs[offset + bin] = 0;
  const [x, y] = [massX(point), massY(point)];
  for (const thing of things) {
    const dx = thing.x - x;
    const dy = thing.y - y;
    const reading = 1 - Math.sqrt(dx * dx + dy * dy) / SENSOR_RANGE;
    if (reading <= 0) continue;
    const angle = inHalfTurns(Math.atan2(dy, dx) - point.heading) + SENSOR_SPAN / 2;
    if (angle < 0 || angle > SENSOR_SPAN) continue;
    const bin = Math.min(NUM_BINS - 1, Math.floor(angle / (SENSOR_SPAN / NUM_BINS)));
    if (reading > obs[offset + bin]) obs[offset + bin] = reading;
  }
}

/** The same angle in [−π, π]. */
const inHalfTurns = (angle: number): number => angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));

/** Seen from above. A thing is as large as the range in which it is caught. */
export function gatherScene({ x, y, heading }: CpoPoint, apples: Things, bombs: Things): Scene {
  const shapesOf = (things: Things, role: "goal" | "hazard") =>
    things.map((thing): Shape => ({ form: "disc", role, x: thing.x, y: thing.y, size: CATCH_RANGE }));
  return {
    view: { x: 0, y: 0, width: 15, height: 15 },
    shapes: [
      ...shapesOf(bombs, "hazard"),
      ...shapesOf(apples, "goal"),
      { form: "robot", role: "robot", x, y, size: 0.5, heading },
    ],
  };
}
