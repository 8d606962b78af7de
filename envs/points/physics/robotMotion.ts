import { clamp } from "../../../src/math/clamp.ts";
import type { PointRobot, YawServo } from "../pointRobot.ts";

/** A substep, s. */
export const TIME_STEP = 0.002;
/** Substeps of one environment step. */
export const NUM_SUBSTEPS = 10;
export const GRAVITY = 9.81;

// The body: a sphere at its origin and a cube for a nose, both of density 1.
/** Of the sphere, m. */
export const RADIUS = 0.1;
/** The length of an edge of the nose, and how far ahead of the origin its center lies; m. */
export const NOSE = 0.1;
const SPHERE_MASS = (4 / 3) * Math.PI * (RADIUS * RADIUS * RADIUS);
const NOSE_MASS = NOSE * NOSE * NOSE;
export const MASS = SPHERE_MASS + NOSE_MASS;
/** m d: mass times the distance of the center of mass before the origin. */
export const FIRST_MOMENT = NOSE_MASS * NOSE;
/** About the origin, not about the center of mass. */
export const INERTIA = (2 / 5) * SPHERE_MASS * RADIUS * RADIUS + NOSE_MASS * ((NOSE * NOSE) / 6 + NOSE * NOSE);

const DAMPING = 0.01;
const YAW_DAMPING = 0.005;
const GEAR = 0.3;
const MAX_EFFORT = 0.05; // both motors, before the gear
const SERVO_DAMPING = GEAR * GEAR;

const DAMPED_MASS = MASS + TIME_STEP * DAMPING;
const DAMPED_INERTIA = {
  mujoco: INERTIA + TIME_STEP * YAW_DAMPING,
  smooth: INERTIA + TIME_STEP * (YAW_DAMPING + SERVO_DAMPING),
} as const;

/** What {@link accelerate} answers, reused: it is asked eleven times a step. */
export const acceleration = { forward: 0, left: 0, yaw: 0 };

/**
 * The acceleration of the body's origin, in the body's frame, left in {@link acceleration}.
 *
 *   F = 0.3 clip(thrust, ±0.05),            f₁ = F − b v₁ + m d ω² + contact₁
 *   T = 0.3 clip(turn − 0.3 ω, ±0.05),      f₂ = −b v₂ + contact₂
 *   α = (T − b_z ω + contact₃ − m d f₂ / m) / (I − (m d)² / m),   a₁ = f₁ / m,   a₂ = (f₂ − m d α) / m
 *
 * 1 is forward, 2 is left. The center of mass lies before the origin, so turning and sliding are coupled.
 */
export function accelerate(
  robot: PointRobot,
  cos: number,
  sin: number,
  mass: number = MASS,
  inertia: number = INERTIA,
): void {
  const { velocityX, velocityY, yawRate } = robot;
  const push = GEAR * clamp(robot.thrust, -MAX_EFFORT, MAX_EFFORT);
  const torque = GEAR * clamp(robot.turn - GEAR * yawRate, -MAX_EFFORT, MAX_EFFORT);
  const forward =
    push - DAMPING * (cos * velocityX + sin * velocityY) + FIRST_MOMENT * yawRate * yawRate + robot.contactForward;
  const left = -DAMPING * (cos * velocityY - sin * velocityX) + robot.contactLeft;
  const yaw =
    (torque - YAW_DAMPING * yawRate + robot.contactYaw - (FIRST_MOMENT * left) / mass)
    / (inertia - (FIRST_MOMENT * FIRST_MOMENT) / mass);
  acceleration.forward = forward / mass;
  acceleration.left = (left - FIRST_MOMENT * yaw) / mass;
  acceleration.yaw = yaw;
}

/**
 * Moves the robot for one substep of MuJoCo's semi-implicit Euler, under its motors and what it is in contact with.
 *
 *   v ← v + h a,   then   q ← q + h v
 *
 * with a from {@link accelerate}; the joints' damping is implicit, m + h b for m and I + h b_z for I.
 */
export function moveRobot(robot: PointRobot, cos: number, sin: number, yawServo: YawServo): void {
  accelerate(robot, cos, sin, DAMPED_MASS, DAMPED_INERTIA[yawServo]);
  robot.velocityX += TIME_STEP * (cos * acceleration.forward - sin * acceleration.left);
  robot.velocityY += TIME_STEP * (sin * acceleration.forward + cos * acceleration.left);
  robot.yawRate += TIME_STEP * acceleration.yaw;
  robot.x += TIME_STEP * robot.velocityX;
  robot.y += TIME_STEP * robot.velocityY;
  robot.heading += TIME_STEP * robot.yawRate;
}
