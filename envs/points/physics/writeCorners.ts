import { altitude, type Body } from "./body.ts";
import { beginPyramid, finishPyramid, LINE_SIZE, MAX_LINES, pyramids, reservePyramids, setLine } from "./pyramids.ts";
import type { Cuboid } from "./shapes.ts";
import { hardness } from "./softness.ts";

/** The corners of a cuboid, and how many of them are heeded at most. */
const NUM_CORNERS = 8;
const MAX_CORNERS = 4;

/** Writes a pyramid for every corner of a body that is in the floor. */
export function writeCorners(body: Body): void {
  if (!body.shape.lies) return;
  const { cuboids } = body.shape;
  reservePyramids(pyramids.count + MAX_CORNERS * cuboids.length);
  for (let i = 0; i < cuboids.length; i++) writeLowest(body, cuboids[i]);
}

/** Source: https://github.com/google-deepmind/mujoco (engine_collision_primitive.c, mjc_PlaneBox) */
function writeLowest(body: Body, cuboid: Cuboid): void {
  const { rotation } = body;
  const level = altitude(body) + rotation[6] * cuboid.x + rotation[7] * cuboid.y;
  let count = 0;
  for (let corner = 0; corner < NUM_CORNERS && count < MAX_CORNERS; corner++) {
    const x = corner & 1 ? cuboid.halfLength : -cuboid.halfLength;
    const y = corner & 2 ? cuboid.halfWidth : -cuboid.halfWidth;
    const z = corner & 4 ? cuboid.halfHeight : -cuboid.halfHeight;
    const rise = rotation[6] * x + rotation[7] * y + rotation[8] * z;
    if (rise > 0 || level + rise >= 0) continue;
    writeCorner(body, cuboid, cuboid.x + x, cuboid.y + y, z, level + rise);
    count++;
  }
}

/** The contact lies half-way between the corner and the floor. */
function writeCorner(body: Body, cuboid: Cuboid, x: number, y: number, z: number, distance: number): void {
  const { rotation, lightness } = body;
  const { twisting, rolling } = cuboid;
  const armX = rotation[0] * x + rotation[1] * y + rotation[2] * z;
  const armY = rotation[3] * x + rotation[4] * y + rotation[5] * z;
  const armZ = distance / 2 - altitude(body);
  const from = LINE_SIZE * beginPyramid(MAX_LINES, hardness(distance, lightness), body, undefined);
  setLine(from, 0, 0, 0, 1, armY, -armX);
  setLine(from + LINE_SIZE, 1, 0, -armY, 0, 0, armZ);
  setLine(from + 2 * LINE_SIZE, 0, 1, armX, 0, -armZ, 0);
  setLine(from + 3 * LINE_SIZE, 0, 0, twisting, 0, 0, 0);
  setLine(from + 4 * LINE_SIZE, 0, 0, 0, 0, rolling, 0);
  setLine(from + 5 * LINE_SIZE, 0, 0, 0, 0, 0, rolling);
  finishPyramid(body, undefined, MAX_LINES, distance);
}
