import { pair } from "./cuboidPair.ts";
import { least } from "./leastOverlap.ts";

/**
 * Where an edge of each of two cuboids meet: the side of the first that its edge bounds and with which the second's edge
 * is nearest to level. Points are along two axes of the side and out of it, from its middle. Reused.
 */
export const edgeFrame = {
  /** Axes of the first, and which way the third leads out of it. */
  along: 0,
  across: 0,
  side: 0,
  sign: 1,
  /** Which end of the two axes comes first. */
  alongFirst: -1,
  acrossFirst: -1,
  /** Half as long as the side is. */
  breadth: new Float64Array(2),
  /** The corners of the second's side that has its edge: two along the edge, then two across from them. */
  corners: [new Float64Array(3), new Float64Array(3), new Float64Array(3), new Float64Array(3)],
  /** The normal, out of the first; and along the world's axes. */
  slant: new Float64Array(3),
  normal: new Float64Array(3),
};

/** Of two axes that are not a given one, the one to begin with. */
const LATTER = [2, 2, 0] as const;

/** Sets the frame for the edges across which the pair overlaps least. */
export function aimEdges(): void {
  const { first, second } = pair;
  const { axis, otherAxis, normal } = least;
  const { breadth, corners, slant } = edgeFrame;
  const side = levelWith(axis, 3, otherAxis);
  const sign = normal[side] > 0 ? 1 : -1;
  edgeFrame.side = side;
  edgeFrame.sign = sign;
  edgeFrame.along = side === 0 ? 2 : 0;
  edgeFrame.across = side === 1 ? 2 : 1;
  edgeFrame.alongFirst = side === 0 ? sign : side === 1 ? -1 : -sign;
  edgeFrame.acrossFirst = side === 1 ? sign : -1;
  breadth[0] = first.halves[edgeFrame.along];
  breadth[1] = first.halves[edgeFrame.across];
  for (let k = 0; k < 3; k++) {
    edgeFrame.normal[k] = 0;
    for (let i = 0; i < 3; i++) edgeFrame.normal[k] += first.rotation[3 * k + i] * normal[i];
  }
  toFrame(normal, slant);
  const base = levelWith(otherAxis, 1, 3 * axis);
  const wide = 3 - otherAxis - base;
  for (let i = 0; i < 4; i++) {
    toFrame(first.away, corners[i]);
    corners[i][2] -= first.halves[side];
    addEdge(corners[i], base, facing(base) * second.halves[base]);
    addEdge(corners[i], wide, (i < 2 ? 1 : -1) * facing(wide) * second.halves[wide]);
    addEdge(corners[i], otherAxis, (i % 2 ? -1 : 1) * second.halves[otherAxis]);
  }
}

const cosine = (i: number, j: number): number => pair.cosines[3 * i + j];

/** The axis, of the two others, that is nearest to square with the other's edge: its cosines stand so far apart. */
function levelWith(axis: number, stride: number, offset: number): number {
  const { cosines } = pair;
  const latter = LATTER[axis];
  const former = 3 - axis - latter;
  return Math.abs(cosines[stride * former + offset]) < Math.abs(cosines[stride * latter + offset]) ? former : latter;
}

/** Which end of an axis of the second looks towards the first. */
function facing(axis: number): number {
  let out = 0;
  for (let i = 0; i < 3; i++) out += least.normal[i] * cosine(i, axis);
  return out < 0 ? 1 : -1;
}

/** From along the first's axes. */
function toFrame(from: Float64Array, into: Float64Array): void {
  into[0] = from[edgeFrame.along];
  into[1] = from[edgeFrame.across];
  into[2] = edgeFrame.sign * from[edgeFrame.side];
}

/** Goes so far along an axis of the second. */
function addEdge(point: Float64Array, axis: number, length: number): void {
  point[0] += length * cosine(edgeFrame.along, axis);
  point[1] += length * cosine(edgeFrame.across, axis);
  point[2] += length * edgeFrame.sign * cosine(edgeFrame.side, axis);
}
