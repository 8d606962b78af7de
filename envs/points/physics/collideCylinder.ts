import { altitude, type Body } from "./body.ts";
import { addContact } from "./contacts.ts";
import { findOverlap, overlap, type Pair } from "./portal.ts";
import type { Cuboid, Cylinder } from "./shapes.ts";

/** Reused. */
const pair: Pair = {
  cylinderX: 0,
  cylinderY: 0,
  cylinderZ: 0,
  radius: 0,
  halfHeight: 0,
  halfLength: 0,
  halfWidth: 0,
  halfDepth: 0,
};

/**
 * The contact of a cuboid, taken as upright, with an upright cylinder: as deep as {@link findOverlap} says, and along
 * the line from the cylinder's axis through the middle of the overlap.
 */
export function collideCylinder(body: Body, cuboid: Cuboid, other: Body, cylinder: Cylinder): void {
  const { cos, sin } = body;
  const dx = other.x - body.x;
  const dy = other.y - body.y;
  const level = altitude(body);
  pair.cylinderX = cos * dx + sin * dy - cuboid.x;
  pair.cylinderY = cos * dy - sin * dx - cuboid.y;
  pair.cylinderZ = altitude(other) - level;
  pair.radius = cylinder.radius;
  pair.halfHeight = cylinder.halfHeight;
  pair.halfLength = cuboid.halfLength;
  pair.halfWidth = cuboid.halfWidth;
  pair.halfDepth = cuboid.halfHeight;
  const beyondX = Math.max(Math.abs(pair.cylinderX) - cuboid.halfLength, 0);
  const beyondY = Math.max(Math.abs(pair.cylinderY) - cuboid.halfWidth, 0);
  if (beyondX * beyondX + beyondY * beyondY >= cylinder.radius * cylinder.radius || !findOverlap(pair)) return;
  const forward = overlap.x - pair.cylinderX;
  const left = overlap.y - pair.cylinderY;
  const length = Math.sqrt(forward * forward + left * left);
  const normalX = (cos * forward - sin * left) / length;
  const normalY = (sin * forward + cos * left) / length;
  const x = body.x + cos * (overlap.x + cuboid.x) - sin * (overlap.y + cuboid.y);
  const y = body.y + sin * (overlap.x + cuboid.x) + cos * (overlap.y + cuboid.y);
  addContact(body, other, -overlap.depth, normalX, normalY, 0, x, y, level + overlap.z, cuboid, cylinder);
}
