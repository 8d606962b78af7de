import { orient } from "./attitude.ts";
import { BOX_DOFS, type Body } from "./body.ts";

/** Puts a box where the numbers of `states` from `at` on say it is; answers whether it moves. */
export function readBox(body: Body, states: Float64Array, at: number): boolean {
  body.x = states[at];
  body.y = states[at + 1];
  body.heading = states[at + 2];
  body.height = states[at + 6];
  body.leanX = states[at + 7];
  body.leanY = states[at + 8];
  orient(body);
  let moves = false;
  for (let k = 0; k < BOX_DOFS; k++) {
    body.velocity[k] = states[rateAt(at, k)];
    if (body.velocity[k] !== 0) moves = true;
  }
  return moves;
}

/** Writes where a box is to `states` from `at` on. */
export function writeBox(body: Body, states: Float64Array, at: number): void {
  states[at] = body.x;
  states[at + 1] = body.y;
  states[at + 2] = body.heading;
  states[at + 6] = body.height;
  states[at + 7] = body.leanX;
  states[at + 8] = body.leanY;
  for (let k = 0; k < BOX_DOFS; k++) states[rateAt(at, k)] = body.velocity[k];
}

/** Where a box keeps its rates: after x, y and heading the first three, after height and lean the others. */
const rateAt = (at: number, k: number): number => at + k + (k < 3 ? 3 : 6);
