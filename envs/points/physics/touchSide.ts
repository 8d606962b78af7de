import { addPairContact, pair } from "./cuboidPair.ts";

// Reused; in the frame of the side that is touched: two axes along it and one out of it, from the middle of the side.
/** The visitor's axes, along each of the three. */
const axes = [new Float64Array(3), new Float64Array(3), new Float64Array(3)];
/** The visitor's lowest corner, and the edges from there that are nearly level, one after the other. */
const lowest = new Float64Array(3);
const edges = [new Float64Array(3), new Float64Array(3)];
const start = new Float64Array(3);
/** The halves of the side. */
const breadth = new Float64Array(2);
const normal = new Float64Array(3);
/** The world's axes of the frame. */
const frame = { side: 0, along: 0, across: 0, sign: 1, ofFirst: true };

/** The sine of the angle below which an edge is nearly level. */
const LEVEL = 0.5;
const TINY = 1e-15;

/**
 * Notes the contacts of a side of one of the pair with the other: the visitor's lowest corner, and where its lowest side
 * or edge is cut to the breadth of the touched one. Each counts as half as deep as it is.
 *
 * Source: https://github.com/google-deepmind/mujoco (2.3.3, engine_collision_box.c, mjc_BoxBox)
 */
export function touchSide(ofFirst: boolean, side: number): void {
  const holder = ofFirst ? pair.first : pair.second;
  const visitor = ofFirst ? pair.second : pair.first;
  frame.ofFirst = ofFirst;
  frame.side = side;
  frame.along = (side + 1) % 3;
  frame.across = (side + 2) % 3;
  frame.sign = holder.away[side] < 0 ? -1 : 1;
  breadth[0] = holder.halves[frame.along];
  breadth[1] = holder.halves[frame.across];
  for (let k = 0; k < 3; k++) normal[k] = frame.sign * holder.rotation[3 * k + side];
  lowest[0] = holder.away[frame.along];
  lowest[1] = holder.away[frame.across];
  lowest[2] = frame.sign * holder.away[side] - holder.halves[side];
  let numEdges = 0;
  for (let j = 0; j < 3; j++) {
    const axis = axes[j];
    axis[0] = cosine(frame.along, j);
    axis[1] = cosine(frame.across, j);
    axis[2] = frame.sign * cosine(side, j);
    const down = axis[2] < 0 ? visitor.halves[j] : -visitor.halves[j];
    for (let k = 0; k < 3; k++) lowest[k] += down * axis[k];
    if (Math.abs(axis[2]) >= LEVEL) continue;
    for (let k = 0; k < 3; k++) edges[numEdges][k] = -2 * down * axis[k];
    numEdges++;
  }
  note(lowest[0], lowest[1], lowest[2]);
  if (numEdges > 0) cutEdge(lowest, edges[0]);
  if (numEdges === 1) noteWithin(lowest, edges[0]);
  if (numEdges < 2) return;
  cutEdge(lowest, edges[1]);
  cutEdge(sum(lowest, edges[0]), edges[1]);
  cutEdge(sum(lowest, edges[1]), edges[0]);
  noteCorners();
  noteWithin(lowest, edges[0]);
  noteWithin(lowest, edges[1]);
  noteWithin(sum(lowest, edges[0]), edges[1]);
}

/** Of an axis of the holder with one of the visitor. */
const cosine = (axis: number, of: number): number => pair.cosines[frame.ofFirst ? 3 * axis + of : 3 * of + axis];

function sum(point: Float64Array, edge: Float64Array): Float64Array {
  for (let k = 0; k < 3; k++) start[k] = point[k] + edge[k];
  return start;
}

/** Notes where an edge crosses the lines that bound the side. */
function cutEdge(from: Float64Array, edge: Float64Array): void {
  for (let q = 0; q < 2; q++) {
    if (Math.abs(edge[q]) <= TINY) continue;
    for (let sign = -1; sign <= 1; sign += 2) {
      const part = (sign * breadth[q] - from[q]) / edge[q];
      if (part < 0 || part > 1) continue;
      if (Math.abs(from[1 - q] + part * edge[1 - q]) > breadth[1 - q]) continue;
      note(from[0] + part * edge[0], from[1] + part * edge[1], from[2] + part * edge[2]);
    }
  }
}

/** Notes the end of an edge if it is within the breadth of the side. */
function noteWithin(from: Float64Array, edge: Float64Array): void {
  const x = from[0] + edge[0];
  const y = from[1] + edge[1];
  if (Math.abs(x) < breadth[0] && Math.abs(y) < breadth[1]) note(x, y, from[2] + edge[2]);
}

/** Notes the corners of the side that are within the visitor's. */
function noteCorners(): void {
  const [a, b] = edges;
  const area = a[0] * b[1] - b[0] * a[1];
  for (let corner = 0; corner < 4; corner++) {
    const x = corner < 2 ? -breadth[0] : breadth[0];
    const y = corner % 2 ? breadth[1] : -breadth[1];
    const u = ((x - lowest[0]) * b[1] - (y - lowest[1]) * b[0]) / area;
    const v = ((y - lowest[1]) * a[0] - (x - lowest[0]) * a[1]) / area;
    if (u > 0 && v > 0 && u < 1 && v < 1) note(x, y, lowest[2] + u * a[2] + v * b[2]);
  }
}

/** Notes a point of the visitor that is below the side. */
function note(x: number, y: number, height: number): void {
  if (height >= 0) return;
  const { center, rotation, halves } = frame.ofFirst ? pair.first : pair.second;
  const { side, along, across, sign } = frame;
  const up = sign * (halves[side] + height / 2);
  addPairContact(
    height / 2,
    normal,
    frame.ofFirst,
    center[0] + x * rotation[along] + y * rotation[across] + up * rotation[side],
    center[1] + x * rotation[3 + along] + y * rotation[3 + across] + up * rotation[3 + side],
    center[2] + x * rotation[6 + along] + y * rotation[6 + across] + up * rotation[6 + side],
  );
}
