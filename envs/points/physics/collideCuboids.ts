import type { Body } from "./body.ts";
import { setPair } from "./cuboidPair.ts";
import { findLeast, least } from "./leastOverlap.ts";
import type { Cuboid } from "./shapes.ts";
import { touchEdges } from "./touchEdges.ts";
import { touchSide } from "./touchSide.ts";

/**
 * Notes the contacts of two cuboids, as MuJoCo 2 has them: along the direction in which they overlap least, across a side
 * of one of them or across an edge of each. Across a side they count as half as deep as they are.
 *
 * Source: https://github.com/google-deepmind/mujoco (2.3.3, engine_collision_box.c, mjc_BoxBox)
 */
export function collideCuboids(body: Body, mine: Cuboid, other: Body, theirs: Cuboid): void {
  setPair(body, mine, other, theirs);
  if (!findLeast()) return;
  if (least.kind === "edges") touchEdges();
  else touchSide(least.kind === "first", least.axis);
}
