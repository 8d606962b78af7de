import { clamp } from "../../src/math/clamp.ts";
import type { Mover } from "../points/robot.ts";

/**
 * A car with two driven wheels at its back and a ball for a castor in front, in the plane. Its own frame has x to its
 * left and y to its back, as both suites have it: it drives towards −y, and its heading is that of its left side.
 */
export interface CarLite extends Mover {
  /** The torques asked of its wheels, each in [−1, 1] N m, of which about 0.02 at most reaches a wheel. */
  right: number;
  left: number;
  /** Of its wheels, rad/s; positive drives forward. */
  rightSpin: number;
  leftSpin: number;
  /** Of its castor about the car's axes, rad/s; and how the castor has rolled, a quaternion: w, x, y, z. */
  castorX: number;
  castorY: number;
  readonly castor: Float64Array; // [4]
  /** Of its origin in its frame, as in the last substep; m/s². It leans the car's weight against it, and is felt. */
  accelerationX: number;
  accelerationY: number;
  /** The push of what it touches, in its frame; N, and N m about its origin. */
  contactX: number;
  contactY: number;
  contactYaw: number;
}

/** Substeps of one environment step. */
export const NUM_SUBSTEPS = 20;

/** One at rest. */
export const carLiteAt = (x: number, y: number, heading: number): CarLite => ({
  x,
  y,
  heading,
  velocityX: 0,
  velocityY: 0,
  yawRate: 0,
  right: 0,
  left: 0,
  rightSpin: 0,
  leftSpin: 0,
  castorX: 0,
  castorY: 0,
  castor: Float64Array.of(1, 0, 0, 0),
  accelerationX: 0,
  accelerationY: 0,
  contactX: 0,
  contactY: 0,
  contactYaw: 0,
});

/** Puts an action in force, each part clipped to [−1, 1]. */
export function command(car: CarLite, right: number, left: number): void {
  car.right = clamp(right, -1, 1);
  car.left = clamp(left, -1, 1);
}
