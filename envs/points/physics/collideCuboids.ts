import { altitude, axisX, axisY, upward, type Body } from "./body.ts";
import { addContact } from "./contacts.ts";
import type { Cuboid } from "./shapes.ts";

/** A cut through a cuboid at a height: a rectangle along its body's axes. */
interface Cut {
  /** Its center; m. */
  x: number;
  y: number;
}

// Reused.
const myCut: Cut = { x: 0, y: 0 };
const theirCut: Cut = { x: 0, y: 0 };
/** The direction in which two rectangles overlap least. */
const face = { distance: 0, normalX: 0, normalY: 0, lengthwise: true };

/** Notes the contacts of two cuboids, at the bottom and at the top of where they are side by side. */
export function collideCuboids(body: Body, mine: Cuboid, other: Body, theirs: Cuboid): void {
  const myHeight = altitude(body);
  const theirHeight = altitude(other);
  const bottom = Math.max(myHeight - mine.halfHeight, theirHeight - theirs.halfHeight);
  const top = Math.min(myHeight + mine.halfHeight, theirHeight + theirs.halfHeight);
  if (bottom >= top) return;
  collideCuts(body, mine, other, theirs, bottom);
  collideCuts(body, mine, other, theirs, top);
}

/**
 * Two rectangles touch along the side across which they overlap least: the nearest edge of the one is cut to the
 * breadth of that side of the other, and both of its ends that lie inside are contacts.
 */
function collideCuts(body: Body, mine: Cuboid, other: Body, theirs: Cuboid, level: number): void {
  cut(body, mine, level, myCut);
  cut(other, theirs, level, theirCut);
  if (!findFace(body, mine, myCut, other, theirs, theirCut)) return;
  const { distance, normalX, normalY, lengthwise } = face;
  if (!findFace(other, theirs, theirCut, body, mine, myCut)) return;
  // The second counts only where it is clearly better, lest rounding decide.
  if (face.distance > distance + 1e-6) {
    clip(other, theirs, theirCut, face.lengthwise, body, mine, myCut, face.normalX, face.normalY, level, false);
  } else clip(body, mine, myCut, lengthwise, other, theirs, theirCut, normalX, normalY, level, true);
}

function cut(body: Body, cuboid: Cuboid, level: number, into: Cut): void {
  into.x = axisX(body, level) + body.cos * cuboid.x - body.sin * cuboid.y;
  into.y = axisY(body, level) + body.sin * cuboid.x + body.cos * cuboid.y;
}

/** Of the four sides of the first, that across which the second overlaps least; false where they are apart. */
function findFace(body: Body, mine: Cuboid, myCut: Cut, other: Body, theirs: Cuboid, theirCut: Cut): boolean {
  const { cos, sin } = body;
  const dx = theirCut.x - myCut.x;
  const dy = theirCut.y - myCut.y;
  const forward = cos * dx + sin * dy;
  const left = cos * dy - sin * dx;
  const turnCos = Math.abs(cos * other.cos + sin * other.sin);
  const turnSin = Math.abs(cos * other.sin - sin * other.cos);
  const ahead = Math.abs(forward) - mine.halfLength - theirs.halfLength * turnCos - theirs.halfWidth * turnSin;
  const aside = Math.abs(left) - mine.halfWidth - theirs.halfLength * turnSin - theirs.halfWidth * turnCos;
  if (ahead >= 0 || aside >= 0) return false;
  face.lengthwise = ahead > aside;
  const sign = (face.lengthwise ? forward : left) < 0 ? -1 : 1;
  face.distance = face.lengthwise ? ahead : aside;
  face.normalX = sign * (face.lengthwise ? cos : -sin);
  face.normalY = sign * (face.lengthwise ? sin : cos);
  return true;
}

/** Adds the contacts across one side of `holder`, whose outward normal is (`normalX`, `normalY`). */
function clip(
  holder: Body,
  side: Cuboid,
  sideCut: Cut,
  lengthwise: boolean,
  visitor: Body,
  edge: Cuboid,
  edgeCut: Cut,
  normalX: number,
  normalY: number,
  level: number,
  holderIsBody: boolean,
): void {
  // The visitor's edge that faces the side most, by its middle and half of it.
  const ahead = visitor.cos * normalX + visitor.sin * normalY;
  const aside = visitor.cos * normalY - visitor.sin * normalX;
  const across = Math.abs(ahead) > Math.abs(aside);
  const inward = (across ? ahead : aside) > 0 ? -1 : 1;
  const depth = inward * (across ? edge.halfLength : edge.halfWidth);
  const half = across ? edge.halfWidth : edge.halfLength;
  const outX = across ? visitor.cos : -visitor.sin;
  const outY = across ? visitor.sin : visitor.cos;
  const alongX = -outY * half;
  const alongY = outX * half;
  // In the side's own terms: how far along it, and how far outside of it.
  const middleX = edgeCut.x + outX * depth - sideCut.x;
  const middleY = edgeCut.y + outY * depth - sideCut.y;
  const middle = normalX * middleY - normalY * middleX;
  const slope = normalX * alongY - normalY * alongX;
  const height = normalX * middleX + normalY * middleY - (lengthwise ? side.halfLength : side.halfWidth);
  const rise = normalX * alongX + normalY * alongY;
  const breadth = lengthwise ? side.halfWidth : side.halfLength;
  const first = Math.max(-1, ((slope > 0 ? -breadth : breadth) - middle) / slope);
  const last = Math.min(1, ((slope > 0 ? breadth : -breadth) - middle) / slope);
  if (first > last) return;
  const normalZ = upward(holder, normalX, normalY);
  for (let end = 0; end < 2; end++) {
    const part = end === 0 ? first : last;
    const distance = height + part * rise;
    if (distance >= 0) continue;
    const x = sideCut.x + middleX + part * alongX - (normalX * distance) / 2;
    const y = sideCut.y + middleY + part * alongY - (normalY * distance) / 2;
    // Contacts point from the other to the body.
    if (holderIsBody) addContact(holder, visitor, distance, -normalX, -normalY, -normalZ, x, y, level, side, edge);
    else addContact(visitor, holder, distance, normalX, normalY, normalZ, x, y, level, edge, side);
  }
}
