import { clamp } from "../../src/math/clamp.ts";
import type { Reals } from "../../src/math/reals.ts";
import { accelerate, acceleration, GRAVITY, moveRobot, NUM_SUBSTEPS } from "./physics/robotMotion.ts";

/** A disc with a nose that can push forward and turn. Metres, seconds, radians; the world's frame; mutable. */
export interface PointRobot {
  x: number;
  y: number;
  heading: number;
  velocityX: number;
  velocityY: number;
  yawRate: number;
  /** The action in force, each part in [−1, 1]. The accelerometer feels it, so it belongs to the state. */
  thrust: number;
  turn: number;
  /** The push of what the robot touches, in its own frame, N and N m about its origin. Felt likewise. */
  contactForward: number;
  contactLeft: number;
  contactYaw: number;
}

/**
 * How the yaw servo is integrated.
 *
 * - `mujoco`: explicitly, as Safety-Gymnasium does. Its gain is too high for its time step, so the yaw rate
 *   never settles and rounding errors grow about fourfold per substep.
 * - `smooth`: implicitly, so that the yaw rate settles. Not Safety-Gymnasium's motion.
 */
export type YawServo = "mujoco" | "smooth";

/** How many numbers {@link sense} writes. */
export const NUM_SENSORS = 12;

const MAGNETIC_FIELD = 0.5;

/** A robot at rest. */
export const pointRobot = (x: number, y: number, heading: number): PointRobot => ({
  x,
  y,
  heading,
  velocityX: 0,
  velocityY: 0,
  yawRate: 0,
  thrust: 0,
  turn: 0,
  contactForward: 0,
  contactLeft: 0,
  contactYaw: 0,
});

/** Puts an action in force, each part clipped to [−1, 1]. */
export function command(robot: PointRobot, thrust: number, turn: number): void {
  robot.thrust = clamp(thrust, -1, 1);
  robot.turn = clamp(turn, -1, 1);
}

/**
 * Drives where there is nothing to touch for one environment step, 0.02 s: ten substeps of MuJoCo's motion.
 * Actions beyond [−1, 1] are clipped.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/xmls/point.xml, bases/underlying.py) and
 * https://mujoco.readthedocs.io/en/stable/computation/index.html#numerical-integration
 */
export function drive(robot: PointRobot, thrust: number, turn: number, yawServo: YawServo): void {
  command(robot, thrust, turn);
  robot.contactForward = 0;
  robot.contactLeft = 0;
  robot.contactYaw = 0;
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    moveRobot(robot, Math.cos(robot.heading), Math.sin(robot.heading), yawServo);
  }
}

/**
 * Writes what the robot's own sensors read to the first {@link NUM_SENSORS} places of `obs`: accelerometer,
 * velocimeter, gyro and magnetometer, three numbers each, in the body's frame (forward, left, up).
 */
export function sense(robot: PointRobot, cos: number, sin: number, obs: Reals): void {
  accelerate(robot, cos, sin);
  obs[0] = acceleration.forward;
  obs[1] = acceleration.left;
  obs[2] = GRAVITY;
  obs[3] = cos * robot.velocityX + sin * robot.velocityY;
  obs[4] = cos * robot.velocityY - sin * robot.velocityX;
  obs[5] = 0;
  obs[6] = 0;
  obs[7] = 0;
  obs[8] = robot.yawRate;
  obs[9] = -MAGNETIC_FIELD * sin;
  obs[10] = -MAGNETIC_FIELD * cos;
  obs[11] = 0;
}
