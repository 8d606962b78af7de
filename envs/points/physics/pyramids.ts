import { altitude, BOX_DOFS, type Body } from "./body.ts";
import { contacts, type Contact } from "./contacts.ts";
import { DAMPING, hardness, NUM_EDGES, spring } from "./softness.ts";
import { touching } from "./touching.ts";

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

/**
 * Writes a pyramid for every contact and every foot on the floor. The friction coefficient is 1.
 *
 *   target = −B (line · v), and + K d depth for the normal
 *
 * Source: https://mujoco.readthedocs.io/en/stable/computation/index.html#constraint-model
 */
export function writePyramids(): void {
  pyramids.count = 0;
  reserve(contacts.count);
  for (let i = 0; i < contacts.count; i++) writeContact(contacts.all[i]);
  for (let i = 0; i < touching.count; i++) {
    const { feet } = touching.all[i].shape;
    reserve(pyramids.count + feet.length / 2);
    for (let foot = 0; foot < feet.length; foot += 2) writeFoot(touching.all[i], foot);
  }
}

/** Between two bodies that cannot lean, twisting and one axis of rolling come to nothing, and one tangent is vertical. */
function writeContact(contact: Contact): void {
  const { body, other, distance } = contact;
  const leaning = body.dofs === BOX_DOFS || other.dofs === BOX_DOFS;
  const numLines = leaning ? MAX_LINES : 3;
  const hard = hardness(distance, body.lightness + other.lightness);
  const at = begin(numLines, hard, body, other);
  writeSide(contact, body, LINE_SIZE * at, 1, leaning);
  writeSide(contact, other, LINE_SIZE * at + BOX_DOFS, -1, leaning);
  finish(body, other, numLines, distance);
}

function writeSide(contact: Contact, body: Body, from: number, sign: number, leaning: boolean): void {
  if (body.dofs === 0) return;
  const { rolling, twisting } = contact;
  const armX = contact.x - body.x;
  const armY = contact.y - body.y;
  const armZ = contact.z - altitude(body);
  const x = sign * contact.normalX;
  const y = sign * contact.normalY;
  const z = sign * contact.normalZ;
  set(from, x, y, armX * y - armY * x, z, armY * z - armZ * y, armZ * x - armX * z);
  // A level tangent, and rolling about the other.
  set(from + LINE_SIZE, -y, x, armX * x + armY * y, 0, -armZ * x, -armZ * y);
  set(from + 2 * LINE_SIZE, 0, 0, sign * rolling, 0, 0, 0);
  if (!leaning) return;
  set(from + 3 * LINE_SIZE, 0, 0, 0, 0, -rolling * y, rolling * x);
  set(from + 4 * LINE_SIZE, 0, 0, 0, 0, twisting * x, twisting * y);
  // The other tangent, nearly vertical.
  const { normalZ } = contact;
  const upX = -normalZ * x;
  const upY = -normalZ * y;
  set(
    from + 5 * LINE_SIZE,
    upX,
    upY,
    armX * upY - armY * upX,
    sign,
    sign * armY - armZ * upY,
    armZ * upX - sign * armX,
  );
}

/** A foot's twisting and rolling are as good as none. */
function writeFoot(body: Body, foot: number): void {
  const { cos, sin, leanX, leanY, shape, lightness } = body;
  const armX = cos * shape.feet[foot] - sin * shape.feet[foot + 1];
  const armY = sin * shape.feet[foot] + cos * shape.feet[foot + 1];
  const leg = shape.cuboids[0].halfHeight;
  const distance = altitude(body) - leg + leanX * armY - leanY * armX;
  if (distance >= 0) return;
  const from = LINE_SIZE * begin(3, hardness(distance, lightness), body, undefined);
  const footX = armX - leanY * leg;
  const footY = armY + leanX * leg;
  const footZ = -altitude(body);
  set(from, 0, 0, 0, 1, footY, -footX);
  set(from + LINE_SIZE, 1, 0, -footY, 0, 0, footZ);
  set(from + 2 * LINE_SIZE, 0, 1, footX, 0, -footZ, 0);
  finish(body, undefined, 3, distance);
}

function set(at: number, x: number, y: number, yaw: number, z: number, leanX: number, leanY: number): void {
  const { lines } = pyramids;
  lines[at] = x;
  lines[at + 1] = y;
  lines[at + 2] = yaw;
  lines[at + 3] = z;
  lines[at + 4] = leanX;
  lines[at + 5] = leanY;
}

/** Begins a pyramid; answers the place of its first line. */
function begin(numLines: number, hard: number, body: Body, other: Body | undefined): number {
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

function finish(body: Body, other: Body | undefined, numLines: number, distance: number): void {
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
function reserve(count: number): void {
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
