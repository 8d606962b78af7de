import { altitude, BOX_DOFS, type Body } from "./body.ts";
import { contacts, type Contact } from "./contacts.ts";
import { beginPyramid, finishPyramid, LINE_SIZE, MAX_LINES, pyramids, reservePyramids, setLine } from "./pyramids.ts";
import { hardness } from "./softness.ts";
import { touching } from "./touching.ts";
import { writeCorners } from "./writeCorners.ts";

/**
 * Writes a pyramid for every contact and every corner in the floor. The friction coefficient is 1.
 *
 *   target = −B (line · v), and + K d depth for the normal
 *
 * Source: https://mujoco.readthedocs.io/en/stable/computation/index.html#constraint-model
 */
export function writePyramids(): void {
  pyramids.count = 0;
  reservePyramids(contacts.count);
  for (let i = 0; i < contacts.count; i++) writeContact(contacts.all[i]);
  for (let i = 0; i < touching.count; i++) writeCorners(touching.all[i]);
}

/** Between two bodies that cannot lean, twisting and one axis of rolling come to nothing, and one tangent is vertical. */
function writeContact(contact: Contact): void {
  const { body, other, distance } = contact;
  const leaning = body.dofs === BOX_DOFS || other.dofs === BOX_DOFS;
  const numLines = leaning ? MAX_LINES : 3;
  const hard = hardness(distance, body.lightness + other.lightness);
  const at = beginPyramid(numLines, hard, body, other);
  if (leaning) findTangents(contact);
  writeSide(contact, body, LINE_SIZE * at, 1, leaning);
  writeSide(contact, other, LINE_SIZE * at + BOX_DOFS, -1, leaning);
  finishPyramid(body, other, numLines, distance);
}

/** Of the contact under way: two unit vectors across its normal and each other. */
const tangent = { x: 0, y: 0, z: 0 };
const other = { x: 0, y: 0, z: 0 };

/** As MuJoCo does: the first is as near to y as may be, or to z where the normal is near to y. */
function findTangents({ normalX, normalY, normalZ }: Contact): void {
  const alongY = Math.abs(normalY) < 0.5;
  const part = alongY ? normalY : normalZ;
  const length = Math.sqrt(1 - part * part);
  tangent.x = (-part * normalX) / length;
  tangent.y = ((alongY ? 1 : 0) - part * normalY) / length;
  tangent.z = ((alongY ? 0 : 1) - part * normalZ) / length;
  other.x = normalY * tangent.z - normalZ * tangent.y;
  other.y = normalZ * tangent.x - normalX * tangent.z;
  other.z = normalX * tangent.y - normalY * tangent.x;
}

function writeSide(contact: Contact, body: Body, from: number, sign: number, leaning: boolean): void {
  if (body.dofs === 0) return;
  const { normalX, normalY, normalZ } = contact;
  const rolling = sign * contact.rolling;
  const twisting = sign * contact.twisting;
  const armX = contact.x - body.x;
  const armY = contact.y - body.y;
  const armZ = contact.z - altitude(body);
  setPush(from, sign, normalX, normalY, normalZ, armX, armY, armZ);
  if (!leaning) {
    setPush(from + LINE_SIZE, sign, -normalY, normalX, 0, armX, armY, armZ);
    setTurn(from + 2 * LINE_SIZE, rolling, 0, 0, 1);
    return;
  }
  setPush(from + LINE_SIZE, sign, tangent.x, tangent.y, tangent.z, armX, armY, armZ);
  setPush(from + 2 * LINE_SIZE, sign, other.x, other.y, other.z, armX, armY, armZ);
  setTurn(from + 3 * LINE_SIZE, twisting, normalX, normalY, normalZ);
  setTurn(from + 4 * LINE_SIZE, rolling, tangent.x, tangent.y, tangent.z);
  setTurn(from + 5 * LINE_SIZE, rolling, other.x, other.y, other.z);
}

/** A push along a vector, so far from the body's origin. */
function setPush(
  from: number,
  sign: number,
  x: number,
  y: number,
  z: number,
  armX: number,
  armY: number,
  armZ: number,
): void {
  const turnX = armY * z - armZ * y;
  const turnY = armZ * x - armX * z;
  const turnZ = armX * y - armY * x;
  setLine(from, sign * x, sign * y, sign * turnZ, sign * z, sign * turnX, sign * turnY);
}

/** A turn about a vector. */
const setTurn = (from: number, weight: number, x: number, y: number, z: number): void =>
  setLine(from, 0, 0, weight * z, 0, weight * x, weight * y);
