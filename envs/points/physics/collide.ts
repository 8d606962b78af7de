import { altitude, type Body } from "./body.ts";
import { collideCylinder } from "./collideCylinder.ts";
import { collideCuboids } from "./collideCuboids.ts";
import { addContact } from "./contacts.ts";
import type { Cuboid, Cylinder, Disc } from "./shapes.ts";

/** Notes every contact between two bodies, for each pair of their parts. */
export function collide(body: Body, other: Body): void {
  const dx = body.x - other.x;
  const dy = body.y - other.y;
  const span = body.shape.span + other.shape.span;
  if (dx * dx + dy * dy >= span * span) return;
  const mine = body.shape;
  const theirs = other.shape;
  for (let i = 0; i < mine.discs.length; i++) {
    const disc = mine.discs[i];
    for (let j = 0; j < theirs.discs.length; j++) collideRound(body, disc, other, theirs.discs[j]);
    for (let j = 0; j < theirs.cylinders.length; j++) collideRound(body, disc, other, theirs.cylinders[j]);
    for (let j = 0; j < theirs.cuboids.length; j++) collideDisc(body, disc, other, theirs.cuboids[j], body, other);
  }
  for (let i = 0; i < mine.cuboids.length; i++) {
    const cuboid = mine.cuboids[i];
    for (let j = 0; j < theirs.discs.length; j++) collideDisc(other, theirs.discs[j], body, cuboid, body, other);
    for (let j = 0; j < theirs.cylinders.length; j++) collideCylinder(body, cuboid, other, theirs.cylinders[j]);
    for (let j = 0; j < theirs.cuboids.length; j++) collideCuboids(body, cuboid, other, theirs.cuboids[j]);
  }
}

/** A sphere and another, or a cylinder, neither of which leans. */
function collideRound(body: Body, disc: Disc, other: Body, round: Disc | Cylinder): void {
  const dx = body.x - other.x;
  const dy = body.y - other.y;
  const apart = Math.sqrt(dx * dx + dy * dy);
  const distance = apart - disc.radius - round.radius;
  if (distance >= 0) return;
  // Where the centers meet every direction is as good as another.
  const normalX = apart > 0 ? dx / apart : 1;
  const normalY = apart > 0 ? dy / apart : 0;
  const middle = round.radius + distance / 2;
  const x = other.x + normalX * middle;
  const y = other.y + normalY * middle;
  addContact(body, other, distance, normalX, normalY, 0, x, y, altitude(body), disc, round);
}

/** A sphere of one and a cuboid of another, in the cuboid's frame. */
function collideDisc(round: Body, disc: Disc, square: Body, cuboid: Cuboid, body: Body, other: Body): void {
  const { rotation } = square;
  const dx = round.x - square.x;
  const dy = round.y - square.y;
  const dz = altitude(round) - altitude(square);
  at[0] = rotation[0] * dx + rotation[3] * dy + rotation[6] * dz - cuboid.x;
  at[1] = rotation[1] * dx + rotation[4] * dy + rotation[7] * dz - cuboid.y;
  at[2] = rotation[2] * dx + rotation[5] * dy + rotation[8] * dz;
  halves[0] = cuboid.halfLength;
  halves[1] = cuboid.halfWidth;
  halves[2] = cuboid.halfHeight;
  let square2 = 0;
  for (let k = 0; k < 3; k++) {
    out[k] = at[k] - Math.min(halves[k], Math.max(-halves[k], at[k]));
    square2 += out[k] * out[k];
  }
  let apart = Math.sqrt(square2);
  if (apart >= disc.radius) return;
  if (apart > 0) for (let k = 0; k < 3; k++) out[k] /= apart;
  else apart = leaveBySide();
  const distance = apart - disc.radius;
  const outX = rotation[0] * out[0] + rotation[1] * out[1] + rotation[2] * out[2];
  const outY = rotation[3] * out[0] + rotation[4] * out[1] + rotation[5] * out[2];
  const outZ = rotation[6] * out[0] + rotation[7] * out[1] + rotation[8] * out[2];
  const middle = apart - distance / 2;
  const x = round.x - outX * middle;
  const y = round.y - outY * middle;
  const z = altitude(round) - outZ * middle;
  // From the cuboid to the sphere.
  const sign = round === body ? 1 : -1;
  addContact(body, other, distance, sign * outX, sign * outY, sign * outZ, x, y, z, disc, cuboid);
}

// Of a sphere and a cuboid, in the cuboid's frame: where the sphere is, half the cuboid's edges, the way out. Reused.
const at = new Float64Array(3);
const halves = new Float64Array(3);
const out = new Float64Array(3);

/** The center is inside: sets the way out by the nearest side; answers how far out it is, m, negative. */
function leaveBySide(): number {
  let side = 0;
  for (let k = 1; k < 3; k++) if (halves[k] - Math.abs(at[k]) < halves[side] - Math.abs(at[side])) side = k;
  out.fill(0);
  out[side] = at[side] < 0 ? -1 : 1;
  return Math.abs(at[side]) - halves[side];
}
