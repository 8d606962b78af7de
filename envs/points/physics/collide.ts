import { altitude, axisX, axisY, upward, type Body } from "./body.ts";
import { collideCylinder } from "./collideCylinder.ts";
import { collideCuboids } from "./collideCuboids.ts";
import { addContact } from "./contacts.ts";
import type { Cuboid, Cylinder, Disc } from "./shapes.ts";

/** Notes every contact between two bodies, for each pair of their parts. */
export function collide(body: Body, other: Body): void {
  const dx = body.x - other.x;
  const dy = body.y - other.y;
  const reach = body.shape.reach + other.shape.reach;
  if (dx * dx + dy * dy >= reach * reach) return;
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
  const { cos, sin } = square;
  const { halfLength, halfWidth } = cuboid;
  // Where the cuboid hangs above the sphere's center, its bottom is nearest.
  const rise = Math.max(altitude(square) - cuboid.halfHeight - altitude(round), 0);
  const level = altitude(round) + rise;
  const dx = round.x - axisX(square, level);
  const dy = round.y - axisY(square, level);
  const forward = cos * dx + sin * dy - cuboid.x;
  const left = cos * dy - sin * dx - cuboid.y;
  const nearForward = forward > halfLength ? halfLength : forward < -halfLength ? -halfLength : forward;
  const nearLeft = left > halfWidth ? halfWidth : left < -halfWidth ? -halfWidth : left;
  let normalForward = forward - nearForward;
  let normalLeft = left - nearLeft;
  const aside = Math.sqrt(normalForward * normalForward + normalLeft * normalLeft);
  let apart = Math.sqrt(aside * aside + rise * rise);
  if (apart >= disc.radius) return;
  if (aside > 0) {
    normalForward /= aside;
    normalLeft /= aside;
  } else {
    // The center is inside, seen from above: out by the nearest side.
    const lengthwise = halfLength - Math.abs(forward) < halfWidth - Math.abs(left);
    normalForward = lengthwise ? (forward < 0 ? -1 : 1) : 0;
    normalLeft = lengthwise ? 0 : left < 0 ? -1 : 1;
    apart = -Math.min(halfLength - Math.abs(forward), halfWidth - Math.abs(left));
  }
  const distance = apart - disc.radius;
  // From the cuboid to the sphere.
  const tilt = aside > 0 ? aside / apart : 1;
  const outX = tilt * (cos * normalForward - sin * normalLeft);
  const outY = tilt * (sin * normalForward + cos * normalLeft);
  const outZ = upward(square, outX, outY) - (aside > 0 ? rise / apart : 0);
  const sign = round === body ? 1 : -1;
  const middle = apart - distance / 2;
  const x = round.x - outX * middle;
  const y = round.y - outY * middle;
  addContact(body, other, distance, sign * outX, sign * outY, sign * outZ, x, y, level, disc, cuboid);
}
