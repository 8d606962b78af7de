import { clamp } from "../../src/math/clamp.ts";
import {
  BEARING_DAMPING,
  CASTOR_AHEAD,
  CASTOR_INERTIA,
  CASTOR_SHARE,
  GRAVITY,
  INERTIA,
  LOAD_SHIFT,
  MASS,
  RADIUS,
  SIDE_SHIFT,
  WHEEL_ASIDE,
  WHEEL_BACK,
  WHEEL_INERTIA,
} from "./carBody.ts";
import type { CarLite } from "./carLite.ts";

/** A substep, s. */
export const TIME_STEP = 0.002;

const WEIGHT = MASS * GRAVITY;

// Measured on MuJoCo's car, in which contacts are soft and wheels hop.
/** N m; MuJoCo clips at 0.02, of which hopping wastes some. */
const MAX_TORQUE = 0.0193;
/** m/s: the slip at which a tire holds as much as it can. */
const WHEEL_CREEP = 0.018;
const CASTOR_CREEP = 0.037;
/** N m s: what contacts that are no points do against turning. */
const YAW_DAMPING = 0.0065;

/** N m s: what a rolling part opposes to a change of its spin within a substep. */
const WHEEL_HOLD = WHEEL_INERTIA / TIME_STEP + BEARING_DAMPING;
const CASTOR_HOLD = CASTOR_INERTIA / TIME_STEP + BEARING_DAMPING;

/** What {@link predict} answers, reused: velocities in the car's frame, and spins. */
export const next = { x: 0, y: 0, yawRate: 0, rightSpin: 0, leftSpin: 0, castorX: 0, castorY: 0 };

/**
 * How the car moves at the end of a substep, left in {@link next}. With V = (v, spins),
 *
 *   M (V′ − V) / h = torques + contact + Σ friction,   friction = −N s′ / max(|s|₁, creep)
 *
 * at each of three points where slip s is the floor's under what rolls there, and |s|₁ its sum of absolute values along
 * the world's axes, for MuJoCo's cone of friction is a pyramid; the friction coefficient is 1. Taken at the slip
 * to come, friction never overshoots; divided by the present one, it is linear: spins are eliminated, three equations
 * remain.
 */
export function predict(car: CarLite, cos: number, sin: number): void {
  const { yawRate, rightSpin, leftSpin, castorX, castorY } = car;
  const x = cos * car.velocityX + sin * car.velocityY;
  const y = cos * car.velocityY - sin * car.velocityX;

  // 1. How does the weight lie? What accelerates leans against it.
  const onCastor = clamp(CASTOR_SHARE * WEIGHT + LOAD_SHIFT * car.accelerationY, 0, WEIGHT);
  const onWheels = WEIGHT - onCastor;
  const onRight = clamp(onWheels / 2 + SIDE_SHIFT * car.accelerationX, 0, onWheels);

  // 2. How does the floor hold each part, N s/m, and how much of that is left as the part rolls along?
  const across = x - yawRate * WHEEL_BACK;
  const right = grip(onRight, across, y - yawRate * WHEEL_ASIDE + RADIUS * rightSpin, WHEEL_CREEP, cos, sin);
  const left = grip(onWheels - onRight, across, y + yawRate * WHEEL_ASIDE + RADIUS * leftSpin, WHEEL_CREEP, cos, sin);
  const ahead = x + yawRate * CASTOR_AHEAD;
  const castor = grip(onCastor, ahead - RADIUS * castorY, y + RADIUS * castorX, CASTOR_CREEP, cos, sin);
  const rightDivisor = WHEEL_HOLD + RADIUS * RADIUS * right;
  const leftDivisor = WHEEL_HOLD + RADIUS * RADIUS * left;
  const castorDivisor = CASTOR_HOLD + RADIUS * RADIUS * castor;
  const rightDrag = (right * WHEEL_HOLD) / rightDivisor;
  const leftDrag = (left * WHEEL_HOLD) / leftDivisor;
  const castorDrag = (castor * CASTOR_HOLD) / castorDivisor;

  // 3. What sets the parts going, N m, and what force does that come to?
  const rightTorque = (WHEEL_INERTIA * rightSpin) / TIME_STEP + clamp(car.right, -MAX_TORQUE, MAX_TORQUE);
  const leftTorque = (WHEEL_INERTIA * leftSpin) / TIME_STEP + clamp(car.left, -MAX_TORQUE, MAX_TORQUE);
  const rightForce = (-RADIUS * right * rightTorque) / rightDivisor;
  const leftForce = (-RADIUS * left * leftTorque) / leftDivisor;
  const castorForce = (((RADIUS * castor) / castorDivisor) * CASTOR_INERTIA) / TIME_STEP;

  // 4. Three equations, of which the first two are coupled by the third alone.
  const sideways = right + left;
  const xx = MASS / TIME_STEP + sideways + castorDrag;
  const yy = MASS / TIME_STEP + rightDrag + leftDrag + castorDrag;
  const xYaw = castorDrag * CASTOR_AHEAD - sideways * WHEEL_BACK;
  const yYaw = (leftDrag - rightDrag) * WHEEL_ASIDE;
  const yaw =
    INERTIA / TIME_STEP
    + YAW_DAMPING
    + sideways * WHEEL_BACK * WHEEL_BACK
    + (rightDrag + leftDrag) * WHEEL_ASIDE * WHEEL_ASIDE
    + castorDrag * CASTOR_AHEAD * CASTOR_AHEAD;
  const forceX = (MASS * x) / TIME_STEP + castorForce * castorY + car.contactX;
  const forceY = (MASS * y) / TIME_STEP + rightForce + leftForce - castorForce * castorX + car.contactY;
  const torque =
    (INERTIA * yawRate) / TIME_STEP
    + (leftForce - rightForce) * WHEEL_ASIDE
    + castorForce * castorY * CASTOR_AHEAD
    + car.contactYaw;
  next.yawRate =
    (torque - (xYaw * forceX) / xx - (yYaw * forceY) / yy) / (yaw - (xYaw * xYaw) / xx - (yYaw * yYaw) / yy);
  next.x = (forceX - xYaw * next.yawRate) / xx;
  next.y = (forceY - yYaw * next.yawRate) / yy;

  // 5. And the spins that were eliminated.
  next.rightSpin = (rightTorque - RADIUS * right * (next.y - next.yawRate * WHEEL_ASIDE)) / rightDivisor;
  next.leftSpin = (leftTorque - RADIUS * left * (next.y + next.yawRate * WHEEL_ASIDE)) / leftDivisor;
  const castorSpeed = next.x + next.yawRate * CASTOR_AHEAD;
  next.castorX = ((CASTOR_INERTIA * castorX) / TIME_STEP - RADIUS * castor * next.y) / castorDivisor;
  next.castorY = ((CASTOR_INERTIA * castorY) / TIME_STEP + RADIUS * castor * castorSpeed) / castorDivisor;
}

/** N s/m: friction per slip under so much weight. */
function grip(weight: number, slipX: number, slipY: number, creep: number, cos: number, sin: number): number {
  const slip = Math.abs(cos * slipX - sin * slipY) + Math.abs(sin * slipX + cos * slipY);
  return weight / (slip > creep ? slip : creep);
}

/** Moves the car for a substep. */
export function moveCar(car: CarLite, cos: number, sin: number): void {
  predict(car, cos, sin);
  car.accelerationX = (next.x - cos * car.velocityX - sin * car.velocityY) / TIME_STEP;
  car.accelerationY = (next.y - cos * car.velocityY + sin * car.velocityX) / TIME_STEP;
  car.velocityX = cos * next.x - sin * next.y;
  car.velocityY = sin * next.x + cos * next.y;
  car.yawRate = next.yawRate;
  car.rightSpin = next.rightSpin;
  car.leftSpin = next.leftSpin;
  car.castorX = next.castorX;
  car.castorY = next.castorY;
  car.x += TIME_STEP * car.velocityX;
  car.y += TIME_STEP * car.velocityY;
  car.heading += TIME_STEP * car.yawRate;
}
