import { BOX_DOFS, type Body } from "./body.ts";
import { DAMPING, NUM_EDGES, spring } from "./softness.ts";

/** The body's part, then the other's. */
export const LINE_SIZE = 2 * BOX_DOFS;
/** The normal, two tangents, and the axes of twisting and rolling. */
export const MAX_LINES = 6;

/**
 * What contacts ask of accelerations. A contact is a pyramid about its normal; each of its edges is the normal plus or
 * minus another line, and pushes where normal · a ± line · a falls short.
 */
export const pyramids = {
  count: 0,
  /** How many lines each has; the first is the normal. */
  numLines: new Uint8Array(0), // [count]
  /** How a line weighs the accelerations of the body and of the other. */
  lines: new Float64Array(0), // [count, MAX_LINES, LINE_SIZE]
  /** What line · a should be, m/s²; with the normal's, also what makes the contact part. */
  targets: new Float64Array(0), // [count, MAX_LINES]
  /** D of one edge: newtons per m/s² that are missing. */
  hardness: new Float64Array(0), // [count]
  /** How many edges are as good as the normal alone. */
  numPlain: new Uint8Array(0), // [count]
  /** Where the accelerations of the body and of the other stand among all, and how many they are. */
  place: new Int32Array(0), // [count, 2]
  dofs: new Uint8Array(0), // [count, 2]
};

/** Writes one side of a line. */
export function setLine(at: number, x: number, y: number, yaw: number, z: number, leanX: number, leanY: number): void {
  const { lines } = pyramids;
  lines[at] = x;
  lines[at + 1] = y;
  lines[at + 2] = yaw;
  lines[at + 3] = z;
  lines[at + 4] = leanX;
  lines[at + 5] = leanY;
}

/** Begins a pyramid; answers the place of its first line. */
export function beginPyramid(numLines: number, hard: number, body: Body, other: Body | undefined): number {
  const i = pyramids.count;
  pyramids.numLines[i] = numLines;
  pyramids.numPlain[i] = NUM_EDGES - 2 * (numLines - 1);
  pyramids.hardness[i] = hard;
  pyramids.place[2 * i] = body.place;
  pyramids.dofs[2 * i] = body.dofs;
  pyramids.place[2 * i + 1] = other ? other.place : -1;
  pyramids.dofs[2 * i + 1] = other ? other.dofs : 0;
  return MAX_LINES * i;
}

/** Counts a pyramid whose lines are set, and sets its targets: −B (line · v), and + K d depth for the normal. */
export function finishPyramid(body: Body, other: Body | undefined, numLines: number, distance: number): void {
  const at = MAX_LINES * pyramids.count++;
  for (let line = 0; line < numLines; line++) {
    const mine = speedAlong(body, LINE_SIZE * (at + line));
    const theirs = other ? speedAlong(other, LINE_SIZE * (at + line) + BOX_DOFS) : 0;
    pyramids.targets[at + line] = (line === 0 ? spring(distance) : 0) - DAMPING * (mine + theirs);
  }
}

function speedAlong({ dofs, velocity }: Body, at: number): number {
  let sum = 0;
  for (let k = 0; k < dofs; k++) sum += pyramids.lines[at + k] * velocity[k];
  return sum;
}

/** Makes room for so many pyramids, and keeps what there is. */
export function reservePyramids(count: number): void {
  if (pyramids.hardness.length >= count) return;
  pyramids.numLines = grown(pyramids.numLines, new Uint8Array(2 * count));
  pyramids.lines = grown(pyramids.lines, new Float64Array(2 * count * MAX_LINES * LINE_SIZE));
  pyramids.targets = grown(pyramids.targets, new Float64Array(2 * count * MAX_LINES));
  pyramids.hardness = grown(pyramids.hardness, new Float64Array(2 * count));
  pyramids.numPlain = grown(pyramids.numPlain, new Uint8Array(2 * count));
  pyramids.place = grown(pyramids.place, new Int32Array(4 * count));
  pyramids.dofs = grown(pyramids.dofs, new Uint8Array(4 * count));
}

function grown<T extends Float64Array | Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
