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
  axes: new Float64Array(9),
};

/** How near to a cylinder's end, as a part of half its height, and to that rather than to its wall, is near. */
const NEAR_END = 0.95;
const NEARER = 0.25;

/**
 * The contact of a cuboid with an upright cylinder: as deep as {@link findOverlap} says, and along the line from the
 * cylinder's axis through the middle of the overlap, but near its ends as findOverlap says.
 *
 * Source: https://github.com/google-deepmind/mujoco (2.3.3, engine_collision_convex.c, mjc_fixNormal)
 */
export function collideCylinder(body: Body, cuboid: Cuboid, other: Body, cylinder: Cylinder): void {
  const { rotation } = body;
  const centerX = body.x + rotation[0] * cuboid.x + rotation[1] * cuboid.y;
  const centerY = body.y + rotation[3] * cuboid.x + rotation[4] * cuboid.y;
  const centerZ = altitude(body) + rotation[6] * cuboid.x + rotation[7] * cuboid.y;
  pair.cylinderX = other.x - centerX;
  pair.cylinderY = other.y - centerY;
  pair.cylinderZ = altitude(other) - centerZ;
  const span = cylinder.radius + Math.sqrt(cuboid.halfLength ** 2 + cuboid.halfWidth ** 2 + cuboid.halfHeight ** 2);
  if (pair.cylinderX * pair.cylinderX + pair.cylinderY * pair.cylinderY >= span * span) return;
  pair.radius = cylinder.radius;
  pair.halfHeight = cylinder.halfHeight;
  pair.halfLength = cuboid.halfLength;
  pair.halfWidth = cuboid.halfWidth;
  pair.halfDepth = cuboid.halfHeight;
  pair.axes = rotation;
  if (!findOverlap(pair)) return;
  const x = centerX + overlap.x;
  const y = centerY + overlap.y;
  const z = centerZ + overlap.z;
  const alongX = x - other.x;
  const alongY = y - other.y;
  const length = Math.sqrt(alongX * alongX + alongY * alongY);
  const { halfHeight, radius } = cylinder;
  const above = Math.abs(z - altitude(other));
  const nearEnd = above > NEAR_END * halfHeight || Math.abs(halfHeight - above) < NEARER * Math.abs(radius - length);
  if (nearEnd) {
    const { normalX, normalY, normalZ } = overlap;
    addContact(body, other, -overlap.depth, normalX, normalY, normalZ, x, y, z, cuboid, cylinder);
  } else addContact(body, other, -overlap.depth, alongX / length, alongY / length, 0, x, y, z, cuboid, cylinder);
}
