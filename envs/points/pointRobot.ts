import { clamp } from "../../src/math/clamp.ts";
import type { Reals } from "../../src/math/reals.ts";

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

// The body: a sphere at its origin and a cube for a nose, both of density 1.
const RADIUS = 0.1;
const NOSE = 0.1;
const SPHERE_MASS = (4 / 3) * Math.PI * (RADIUS * RADIUS * RADIUS);
const NOSE_MASS = NOSE * NOSE * NOSE;
const MASS = SPHERE_MASS + NOSE_MASS;
/** m d: mass times the distance of the center of mass before the origin. */
const FIRST_MOMENT = NOSE_MASS * NOSE;
/** About the origin, not about the center of mass. */
const INERTIA = (2 / 5) * SPHERE_MASS * RADIUS * RADIUS + NOSE_MASS * ((NOSE * NOSE) / 6 + NOSE * NOSE);

const DAMPING = 0.01;
const YAW_DAMPING = 0.005;
const GEAR = 0.3;
const MAX_EFFORT = 0.05; // both motors, before the gear
const SERVO_DAMPING = GEAR * GEAR;
const GRAVITY = 9.81;
const MAGNETIC_FIELD = 0.5;

const TIME_STEP = 0.002;
const NUM_SUBSTEPS = 10;
const DAMPED_MASS = MASS + TIME_STEP * DAMPING;
const DAMPED_INERTIA = {
  mujoco: INERTIA + TIME_STEP * YAW_DAMPING,
  smooth: INERTIA + TIME_STEP * (YAW_DAMPING + SERVO_DAMPING),
} as const;

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
});

/**
 * Drives for one environment step, 0.02 s: ten substeps of MuJoCo's semi-implicit Euler.
 *
 *   v ← v + h a,   then   q ← q + h v
 *
 * with a from {@link accelerate}; the joints' damping is implicit, m + h b for m and I + h b_z for I.
 * Actions beyond [−1, 1] are clipped.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/xmls/point.xml, bases/underlying.py) and
 * https://mujoco.readthedocs.io/en/stable/computation/index.html#numerical-integration
 */
export function drive(robot: PointRobot, thrust: number, turn: number, yawServo: YawServo): void {
  robot.thrust = clamp(thrust, -1, 1);
  robot.turn = clamp(turn, -1, 1);
  const inertia = DAMPED_INERTIA[yawServo];
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    const cos = Math.cos(robot.heading);
    const sin = Math.sin(robot.heading);
    accelerate(robot, cos, sin, DAMPED_MASS, inertia);
    robot.velocityX += TIME_STEP * (cos * acceleration.forward - sin * acceleration.left);
    robot.velocityY += TIME_STEP * (sin * acceleration.forward + cos * acceleration.left);
    robot.yawRate += TIME_STEP * acceleration.yaw;
    robot.x += TIME_STEP * robot.velocityX;
    robot.y += TIME_STEP * robot.velocityY;
    robot.heading += TIME_STEP * robot.yawRate;
  }
}

/**
 * Writes what the robot's own sensors read to the first {@link NUM_SENSORS} places of `obs`: accelerometer,
 * velocimeter, gyro and magnetometer, three numbers each, in the body's frame (forward, left, up).
 */
export function sense(robot: PointRobot, cos: number, sin: number, obs: Reals): void {
  accelerate(robot, cos, sin, MASS, INERTIA);
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

/** What {@link accelerate} answers, reused: it is asked eleven times a step. */
const acceleration = { forward: 0, left: 0, yaw: 0 };

/**
 * The acceleration of the body's origin, in the body's frame.
 *
 *   F = 0.3 clip(thrust, ±0.05),            f₁ = F − b v₁ + m d ω²
 *   T = 0.3 clip(turn − 0.3 ω, ±0.05),      f₂ = −b v₂
 *   α = (T − b_z ω − m d f₂ / m) / (I − (m d)² / m),   a₁ = f₁ / m,   a₂ = (f₂ − m d α) / m
 *
 * 1 is forward, 2 is left. The center of mass lies before the origin, so turning and sliding are coupled.
 */
function accelerate(robot: PointRobot, cos: number, sin: number, mass: number, inertia: number): void {
  const { velocityX, velocityY, yawRate } = robot;
  const push = GEAR * clamp(robot.thrust, -MAX_EFFORT, MAX_EFFORT);
  const torque = GEAR * clamp(robot.turn - GEAR * yawRate, -MAX_EFFORT, MAX_EFFORT);
  const forward = push - DAMPING * (cos * velocityX + sin * velocityY) + FIRST_MOMENT * yawRate * yawRate;
  const left = -DAMPING * (cos * velocityY - sin * velocityX);
  const yaw =
    (torque - YAW_DAMPING * yawRate - (FIRST_MOMENT * left) / mass) / (inertia - (FIRST_MOMENT * FIRST_MOMENT) / mass);
  acceleration.forward = forward / mass;
  acceleration.left = (left - FIRST_MOMENT * yaw) / mass;
  acceleration.yaw = yaw;
}
