import { altitude, blankBody, type Body } from "./body.ts";
import { addContact } from "./contacts.ts";
import { VASE_SHAPE, type Cuboid } from "./shapes.ts";

/** One of two cuboids: where its center is in the world, how it is turned, half its edges. */
interface Side {
  readonly center: Float64Array;
  rotation: Float64Array;
  readonly halves: Float64Array;
  /** Where the other's center is, along this one's axes. */
  readonly away: Float64Array;
}

const blankSide = (): Side => ({
  center: new Float64Array(3),
  rotation: new Float64Array(9),
  halves: new Float64Array(3),
  away: new Float64Array(3),
});

/** The pair under way; reused. `cosines` has the axes of the first, row by row, along those of the second. */
export const pair = { first: blankSide(), second: blankSide(), cosines: new Float64Array(9) };

/** Of which bodies they are parts. */
const parts: { body: Body; other: Body; mine: Cuboid; theirs: Cuboid } = {
  body: blankBody(),
  other: blankBody(),
  mine: VASE_SHAPE.cuboids[0],
  theirs: VASE_SHAPE.cuboids[0],
};

/** Makes two cuboids the pair under way. */
export function setPair(body: Body, mine: Cuboid, other: Body, theirs: Cuboid): void {
  const { first, second, cosines } = pair;
  parts.body = body;
  parts.other = other;
  parts.mine = mine;
  parts.theirs = theirs;
  setSide(first, body, mine);
  setSide(second, other, theirs);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += first.rotation[3 * k + i] * second.rotation[3 * k + j];
      cosines[3 * i + j] = sum;
    }
  }
  setAway(first, second);
  setAway(second, first);
}

function setSide(side: Side, body: Body, { x, y, halfLength, halfWidth, halfHeight }: Cuboid): void {
  const { rotation } = body;
  side.rotation = rotation;
  side.center[0] = body.x + rotation[0] * x + rotation[1] * y;
  side.center[1] = body.y + rotation[3] * x + rotation[4] * y;
  side.center[2] = altitude(body) + rotation[6] * x + rotation[7] * y;
  side.halves[0] = halfLength;
  side.halves[1] = halfWidth;
  side.halves[2] = halfHeight;
}

function setAway({ center, rotation, away }: Side, other: Side): void {
  for (let i = 0; i < 3; i++) {
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += rotation[3 * k + i] * (other.center[k] - center[k]);
    away[i] = sum;
  }
}

/** Notes a contact of the pair. The normal leads out of the first, or of the second. */
export function addPairContact(
  distance: number,
  normal: Float64Array,
  ofFirst: boolean,
  x: number,
  y: number,
  z: number,
): void {
  const sign = ofFirst ? -1 : 1;
  const { body, other, mine, theirs } = parts;
  addContact(body, other, distance, sign * normal[0], sign * normal[1], sign * normal[2], x, y, z, mine, theirs);
}
