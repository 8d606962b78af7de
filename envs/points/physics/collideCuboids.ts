import { altitude, axisX, axisY, type Body } from "./body.ts";
import { clip, type Cut, type Face } from "./clip.ts";
import type { Cuboid } from "./shapes.ts";

const blankFace = (): Face => ({ distance: 0, normalX: 0, normalY: 0, lengthwise: true });

// Reused. Of two cuboids, cut at the bottom and at the top of where they are side by side.
const myCuts: readonly Cut[] = [
  { x: 0, y: 0 },
  { x: 0, y: 0 },
];
const theirCuts: readonly Cut[] = [
  { x: 0, y: 0 },
  { x: 0, y: 0 },
];
const myFaces: readonly Face[] = [blankFace(), blankFace()];
const theirFaces: readonly Face[] = [blankFace(), blankFace()];
const levels = new Float64Array(2);

/** Differences of distances, m, that may be due to rounding. */
const EVEN = 1e-6;

/**
 * Notes the contacts of two cuboids. They touch along the side across which they overlap least: the nearest edge of the
 * one is cut to the breadth of that side of the other, and both of its ends that lie inside are contacts, at the bottom
 * and at the top of where the cuboids are side by side.
 *
 * But a cuboid that leans over the rim of the other's side touches only the rim, in one point.
 */
export function collideCuboids(body: Body, mine: Cuboid, other: Body, theirs: Cuboid): void {
  const myHeight = altitude(body);
  const theirHeight = altitude(other);
  levels[0] = Math.max(myHeight - mine.halfHeight, theirHeight - theirs.halfHeight);
  levels[1] = Math.min(myHeight + mine.halfHeight, theirHeight + theirs.halfHeight);
  if (levels[0] >= levels[1]) return;
  for (let level = 0; level < 2; level++) {
    cut(body, mine, levels[level], myCuts[level]);
    cut(other, theirs, levels[level], theirCuts[level]);
    findFace(body, mine, myCuts[level], other, theirs, theirCuts[level], myFaces[level]);
    findFace(other, theirs, theirCuts[level], body, mine, myCuts[level], theirFaces[level]);
  }
  const mineDeeper = deeper(myFaces);
  const theirsDeeper = deeper(theirFaces);
  const across = Math.max(myFaces[mineDeeper].distance, theirFaces[theirsDeeper].distance);
  if (across >= 0) return;
  const gain = theirFaces[theirsDeeper].distance - myFaces[mineDeeper].distance;
  const onMyRim = leansOver(other, theirs, mineDeeper) && uneven(myFaces);
  const onTheirRim = leansOver(body, mine, theirsDeeper) && uneven(theirFaces);
  const byMine = Math.abs(gain) <= EVEN ? !onMyRim || onTheirRim : gain < 0;
  for (let level = 0; level < 2; level++) {
    if (byMine ? onMyRim && level !== mineDeeper : onTheirRim && level !== theirsDeeper) continue;
    if (byMine)
      clip(body, mine, myCuts[level], myFaces[level], other, theirs, theirCuts[level], levels[level], onMyRim, true);
    else
      clip(
        other,
        theirs,
        theirCuts[level],
        theirFaces[level],
        body,
        mine,
        myCuts[level],
        levels[level],
        onTheirRim,
        false,
      );
  }
}

/** The level at which a cuboid is deeper inside the other. */
const deeper = ([bottom, top]: readonly Face[]): number => (top.distance < bottom.distance ? 1 : 0);
const uneven = ([bottom, top]: readonly Face[]): boolean => Math.abs(top.distance - bottom.distance) > EVEN;

/** Whether a cuboid goes on beyond a level. */
function leansOver(body: Body, cuboid: Cuboid, level: number): boolean {
  const beyond =
    level === 1 ? altitude(body) + cuboid.halfHeight - levels[1] : levels[0] - altitude(body) + cuboid.halfHeight;
  return beyond > EVEN;
}

function cut(body: Body, cuboid: Cuboid, level: number, into: Cut): void {
  into.x = axisX(body, level) + body.cos * cuboid.x - body.sin * cuboid.y;
  into.y = axisY(body, level) + body.sin * cuboid.x + body.cos * cuboid.y;
}

/** Of the four sides of the first, that across which the second overlaps least. */
function findFace(body: Body, mine: Cuboid, myCut: Cut, other: Body, theirs: Cuboid, theirCut: Cut, face: Face): void {
  const { cos, sin } = body;
  const dx = theirCut.x - myCut.x;
  const dy = theirCut.y - myCut.y;
  const forward = cos * dx + sin * dy;
  const left = cos * dy - sin * dx;
  const turnCos = Math.abs(cos * other.cos + sin * other.sin);
  const turnSin = Math.abs(cos * other.sin - sin * other.cos);
  const ahead = Math.abs(forward) - mine.halfLength - theirs.halfLength * turnCos - theirs.halfWidth * turnSin;
  const aside = Math.abs(left) - mine.halfWidth - theirs.halfLength * turnSin - theirs.halfWidth * turnCos;
  face.lengthwise = ahead > aside;
  const sign = (face.lengthwise ? forward : left) < 0 ? -1 : 1;
  face.distance = face.lengthwise ? ahead : aside;
  face.normalX = sign * (face.lengthwise ? cos : -sin);
  face.normalY = sign * (face.lengthwise ? sin : cos);
}
