import { altitude, BOX_DOFS, type Body } from "./body.ts";
import { contacts, type Contact } from "./contacts.ts";
import { beginPyramid, finishPyramid, LINE_SIZE, MAX_LINES, pyramids, reservePyramids, setLine } from "./pyramids.ts";
import { hardness } from "./softness.ts";
import { touching } from "./touching.ts";

/**
 * Writes a pyramid for every contact and every foot on the floor. The friction coefficient is 1.
 *
 *   target = −B (line · v), and + K d depth for the normal
 *
 * Source: https://mujoco.readthedocs.io/en/stable/computation/index.html#constraint-model
 */
export function writePyramids(): void {
  pyramids.count = 0;
  reservePyramids(contacts.count);
  for (let i = 0; i < contacts.count; i++) writeContact(contacts.all[i]);
  for (let i = 0; i < touching.count; i++) {
    const { feet } = touching.all[i].shape;
    reservePyramids(pyramids.count + feet.length / 2);
    for (let foot = 0; foot < feet.length; foot += 2) writeFoot(touching.all[i], foot);
  }
}

/** Between two bodies that cannot lean, twisting and one axis of rolling come to nothing, and one tangent is vertical. */
function writeContact(contact: Contact): void {
  const { body, other, distance } = contact;
  const leaning = body.dofs === BOX_DOFS || other.dofs === BOX_DOFS;
  const numLines = leaning ? MAX_LINES : 3;
  const hard = hardness(distance, body.lightness + other.lightness);
  const at = beginPyramid(numLines, hard, body, other);
  writeSide(contact, body, LINE_SIZE * at, 1, leaning);
  writeSide(contact, other, LINE_SIZE * at + BOX_DOFS, -1, leaning);
  finishPyramid(body, other, numLines, distance);
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
  setLine(from, x, y, armX * y - armY * x, z, armY * z - armZ * y, armZ * x - armX * z);
  // A level tangent, and rolling about the other.
  setLine(from + LINE_SIZE, -y, x, armX * x + armY * y, 0, -armZ * x, -armZ * y);
  setLine(from + 2 * LINE_SIZE, 0, 0, sign * rolling, 0, 0, 0);
  if (!leaning) return;
  setLine(from + 3 * LINE_SIZE, 0, 0, 0, 0, -rolling * y, rolling * x);
  setLine(from + 4 * LINE_SIZE, 0, 0, 0, 0, twisting * x, twisting * y);
  // The other tangent, nearly vertical.
  const { normalZ } = contact;
  const upX = -normalZ * x;
  const upY = -normalZ * y;
  setLine(
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
  const from = LINE_SIZE * beginPyramid(3, hardness(distance, lightness), body, undefined);
  const footX = armX - leanY * leg;
  const footY = armY + leanX * leg;
  const footZ = -altitude(body);
  setLine(from, 0, 0, 0, 1, footY, -footX);
  setLine(from + LINE_SIZE, 1, 0, -footY, 0, 0, footZ);
  setLine(from + 2 * LINE_SIZE, 0, 1, footX, 0, -footZ, 0);
  finishPyramid(body, undefined, 3, distance);
}
