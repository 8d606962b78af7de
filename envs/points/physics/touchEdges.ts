import { clamp } from "../../../src/math/clamp.ts";
import { addPairContact, pair } from "./cuboidPair.ts";
import { aimEdges, edgeFrame as frame } from "./edgeFrame.ts";

/** The shadows of the corners on the side, along the normal. Reused. */
const shadows = [new Float64Array(2), new Float64Array(2), new Float64Array(2), new Float64Array(2)];
/** A point of the second's side, above a point of its shadow. Reused. */
const above = new Float64Array(3);
let count = 0;
let spanned = 0;

/** The edges of the second's side, from corner to corner. */
const EDGES = [
  [0, 1],
  [0, 2],
  [1, 3],
  [2, 3],
] as const;
const TINY = 1e-15;

/**
 * Notes the contacts of two cuboids across an edge of each. A side of the second that has the edge throws its shadow
 * along the normal on a side of the first; contacts are where the shadow's edges cross the side's, and the corners of
 * each within the other. They count as deep as they are.
 *
 * Source: https://github.com/google-deepmind/mujoco (2.3.3, engine_collision_box.c, mjc_BoxBox)
 */
export function touchEdges(): void {
  aimEdges();
  const { corners, slant, breadth, alongFirst, acrossFirst } = frame;
  if (Math.abs(slant[2]) < TINY) return;
  for (let i = 0; i < 4; i++) {
    for (let q = 0; q < 2; q++) shadows[i][q] = corners[i][q] - (slant[q] * corners[i][2]) / slant[2];
  }
  count = 0;
  for (let i = 0; i < EDGES.length; i++) cutEdge(EDGES[i][0], EDGES[i][1]);
  const crossings = count;
  spanned = span();
  for (let i = 0; i < 4; i++) {
    const x = (i < 2 ? alongFirst : -alongFirst) * breadth[0];
    const y = (i % 2 ? -acrossFirst : acrossFirst) * breadth[1];
    noteSideCorner(x, y, crossings > 0);
  }
  const found = count;
  for (let i = 0; i < 4; i++) noteShadowCorner(i, crossings > 0, found > 0);
}

/** Notes where the shadow of an edge crosses the lines that bound the side. */
function cutEdge(from: number, to: number): void {
  const { corners, slant, breadth } = frame;
  const start = shadows[from];
  const end = shadows[to];
  for (let q = 0; q < 2; q++) {
    const run = end[q] - start[q];
    if (Math.abs(run) <= TINY) continue;
    for (let sign = -1; sign <= 1; sign += 2) {
      const part = (sign * breadth[q] - start[q]) / run;
      if (part < 0 || part > 1) continue;
      const aside = start[1 - q] + part * (end[1 - q] - start[1 - q]);
      if (Math.abs(aside) > breadth[1 - q]) continue;
      for (let k = 0; k < 3; k++) above[k] = corners[from][k] + part * (corners[to][k] - corners[from][k]);
      const x = q === 0 ? sign * breadth[0] : aside;
      const y = q === 0 ? aside : sign * breadth[1];
      if (above[2] / slant[2] <= 0) note(x, y, above[2] / slant[2]);
    }
  }
}

/** What the shadow's two edges span, m². */
function span(): number {
  const [origin, first, second] = shadows;
  return (first[0] - origin[0]) * (second[1] - origin[1]) - (second[0] - origin[0]) * (first[1] - origin[1]);
}

/**
 * Notes a corner of the side if it is in the shadow. Where nothing crosses, a shadow's edges go on for ever.
 *
 * From the first corner on, MuJoCo 2 takes the square of its distance from the other side for the span, which loses most
 * of the corners that follow; which they are hangs on the order.
 */
function noteSideCorner(x: number, y: number, crossed: boolean): void {
  if (spanned === 0) return;
  const { corners } = frame;
  const [origin, first, second] = shadows;
  const u = ((x - origin[0]) * (second[1] - origin[1]) - (y - origin[1]) * (second[0] - origin[0])) / spanned;
  const v = ((y - origin[1]) * (first[0] - origin[0]) - (x - origin[0]) * (first[1] - origin[1])) / spanned;
  const outU = u < 0 || u > 1;
  const outV = v < 0 || v > 1;
  if (crossed ? outU || outV : outU && outV) return;
  const insideU = clamp(u, 0, 1);
  const insideV = clamp(v, 0, 1);
  for (let k = 0; k < 3; k++) {
    above[k] = corners[0][k] * (1 - insideU - insideV) + corners[1][k] * insideU + corners[2][k] * insideV;
  }
  spanned = (x - above[0]) ** 2 + (y - above[1]) ** 2 + above[2] ** 2;
  if (above[2] <= 0) note(x, y, -Math.sqrt(spanned));
}

/** Notes a corner of the shadow if it is on the side. */
function noteShadowCorner(i: number, crossed: boolean, found: boolean): void {
  const { corners, breadth } = frame;
  const x = shadows[i][0];
  const y = shadows[i][1];
  const outX = Math.abs(x) > breadth[0];
  const outY = Math.abs(y) > breadth[1];
  if (crossed ? outX || outY : found && outX && outY) return;
  for (let k = 0; k < 3; k++) above[k] = corners[i][k];
  if (above[2] > 0) return;
  const nearX = clamp(x, -breadth[0], breadth[0]);
  const nearY = clamp(y, -breadth[1], breadth[1]);
  const rise = above[2] / frame.slant[2];
  const apart = Math.sqrt((x - nearX) ** 2 + (y - nearY) ** 2 + rise * rise);
  note(nearX, nearY, -apart);
}

/** Notes a contact half-way between a point of the side and `above`. */
function note(x: number, y: number, distance: number): void {
  count++;
  if (distance >= 0) return;
  const { center, rotation, halves } = pair.first;
  const { side, along, across, sign, normal } = frame;
  const atAlong = (x + above[0]) / 2;
  const atAcross = (y + above[1]) / 2;
  const up = sign * (halves[side] + above[2] / 2);
  addPairContact(
    distance,
    normal,
    true,
    center[0] + atAlong * rotation[along] + atAcross * rotation[across] + up * rotation[side],
    center[1] + atAlong * rotation[3 + along] + atAcross * rotation[3 + across] + up * rotation[3 + side],
    center[2] + atAlong * rotation[6 + along] + atAcross * rotation[6 + across] + up * rotation[6 + side],
  );
}
