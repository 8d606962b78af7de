/**
 * Numbers that say where a free body is and how it moves: x, y, heading, velocityX, velocityY, yawRate; then how it
 * has left its rest, which is upright on the floor: height, leanX, leanY, climb, leanRateX, leanRateY. It leans by an
 * angle about a level axis, along which (leanX, leanY) points, as long as the angle; the rates are about the world's
 * axes. All are 0 at rest but x, y and heading.
 */
export const BODY_SIZE = 12;

/** What the robot can bump into, as plain data. Whatever a task has none of is an empty array. */
export interface Surroundings {
  /** Static cylinders; x₀, y₀, x₁, y₁, … */
  readonly pillars: Float64Array;
  /** Static spheres; x₀, y₀, … */
  readonly buttons: Float64Array;
  /** Light boxes on the floor; {@link BODY_SIZE} numbers each. */
  readonly vases: Float64Array;
  /** How fast each vase moves in space, m/s: after it was hit it hops and rocks, also where it does not slide. */
  readonly vaseRocking: Float64Array;
  /** Boxes that are pulled round their places; {@link BODY_SIZE} numbers each. */
  readonly gremlins: Float64Array;
  /** The places that gremlins circle; x₀, y₀, … */
  readonly gremlinPlaces: Float64Array;
  /** The headings that gremlins return to when they have been pushed; rad. */
  readonly gremlinHeadings: Float64Array;
  /** The box to push, if any; {@link BODY_SIZE} numbers. */
  readonly pushBox: Float64Array;
}

/** How many contacts the robot has with things of each kind at the end of a step. */
export interface Touches {
  pillars: number;
  vases: number;
  gremlins: number;
  pushBox: number;
  readonly buttons: Uint8Array; // per button
}
