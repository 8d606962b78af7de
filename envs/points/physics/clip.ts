import { upward, type Body } from "./body.ts";
import { addContact } from "./contacts.ts";
import type { Cuboid } from "./shapes.ts";

/** A cut through a cuboid at a height: a rectangle along its body's axes, of which this is the center; m. */
export interface Cut {
  x: number;
  y: number;
}

/** The side of a rectangle where another is least inside: how far it is outside, m, and the way out. */
export interface Face {
  distance: number;
  normalX: number;
  normalY: number;
  lengthwise: boolean;
}

/**
 * Adds the contacts across one side of the `holder` with the nearest edge of the `visitor`: the ends of what of it is
 * inside, or only the deeper one where the visitor leans over the `rim` of the side.
 */
export function clip(
  holder: Body,
  side: Cuboid,
  sideCut: Cut,
  { normalX, normalY, lengthwise }: Face,
  visitor: Body,
  edge: Cuboid,
  edgeCut: Cut,
  level: number,
  rim: boolean,
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
  // The side's own slope, or that of the visitor's edge across the rim.
  const normalZ = upward(rim ? visitor : holder, normalX, normalY);
  for (let end = 0; end < 2; end++) {
    const part = end === 0 ? first : last;
    const distance = height + part * rise;
    if (distance >= 0 || (rim && end !== (rise > 0 ? 0 : 1))) continue;
    const x = sideCut.x + middleX + part * alongX - (normalX * distance) / 2;
    const y = sideCut.y + middleY + part * alongY - (normalY * distance) / 2;
    // Contacts point from the other to the body.
    if (holderIsBody) addContact(holder, visitor, distance, -normalX, -normalY, -normalZ, x, y, level, side, edge);
    else addContact(visitor, holder, distance, normalX, normalY, normalZ, x, y, level, edge, side);
  }
}
