import { orient, turn } from "./attitude.ts";
import { BOX_DOFS, type Body } from "./body.ts";
import { GRAVITY, TIME_STEP } from "./robotMotion.ts";
import { BOX_HALF, COLUMN_HALF, CORE_HALF, PUSH_BOX_SHAPE, VASE_SHAPE } from "./shapes.ts";

const DENSITY = 0.001;
/** kg, of a vase and of a gremlin. */
export const BOX_MASS = DENSITY * (2 * BOX_HALF) ** 3;
/** kg m², of a cuboid about an axis through its center across two of its half edges. */
const inertiaOf = (mass: number, half: number, otherHalf: number): number => (mass / 3) * (half ** 2 + otherHalf ** 2);
/** About any axis through its center; kg m². */
export const BOX_INERTIA: number = inertiaOf(BOX_MASS, BOX_HALF, BOX_HALF);

const CORE_MASS = DENSITY * (2 * CORE_HALF) ** 3;
const CORE_INERTIA = inertiaOf(CORE_MASS, CORE_HALF, CORE_HALF);
const COLUMN_MASS = DENSITY * (2 * COLUMN_HALF) ** 2 * (2 * CORE_HALF);
const COLUMN_INERTIA = inertiaOf(COLUMN_MASS, COLUMN_HALF, COLUMN_HALF);
const COLUMN_LEAN_INERTIA = inertiaOf(COLUMN_MASS, COLUMN_HALF, CORE_HALF);

// m/s and rad/s, m and rad: below all of them a box comes to rest.
const STILL = 1e-5;
const STILL_TURN = 1e-4;

/** Makes a body a vase. */
export function makeVase(body: Body): void {
  body.shape = VASE_SHAPE;
  body.mass = BOX_MASS;
  body.inertia = body.leanInertia = BOX_INERTIA;
  body.firstMoment = 0;
  body.lightness = 1 / BOX_MASS;
}

export function makePushBox(body: Body): void {
  body.shape = PUSH_BOX_SHAPE;
  body.mass = CORE_MASS + 4 * COLUMN_MASS;
  body.inertia = CORE_INERTIA + 4 * (COLUMN_INERTIA + COLUMN_MASS * 2 * CORE_HALF ** 2);
  body.leanInertia = CORE_INERTIA + 4 * (COLUMN_LEAN_INERTIA + COLUMN_MASS * CORE_HALF ** 2);
  body.firstMoment = 0;
  body.lightness = 1 / body.mass;
}

/**
 * Without contacts a box falls, and if it is broader than high, it wobbles:
 *
 *   α = (I_lean − I) / I_lean (n · ω) ω × n,   n its upright axis.
 *
 * One that rests bears itself.
 */
export function fall({ free, awake, velocity, rotation, axis, inertia, leanInertia }: Body): void {
  free.fill(0);
  const x = (axis[0] = rotation[2]);
  const y = (axis[1] = rotation[5]);
  const z = (axis[2] = rotation[8]);
  if (!awake) return;
  free[3] = -GRAVITY;
  const spinX = velocity[4];
  const spinY = velocity[5];
  const spinZ = velocity[2];
  const wobble = (1 - inertia / leanInertia) * (x * spinX + y * spinY + z * spinZ);
  free[4] = wobble * (spinY * z - spinZ * y);
  free[5] = wobble * (spinZ * x - spinX * z);
  free[2] = wobble * (spinX * y - spinY * x);
}

/** Moves a box for a substep at the acceleration it has. */
export function moveBox(body: Body): void {
  const { velocity, acceleration } = body;
  for (let k = 0; k < BOX_DOFS; k++) velocity[k] += TIME_STEP * acceleration[k];
  body.x += TIME_STEP * velocity[0];
  body.y += TIME_STEP * velocity[1];
  body.height += TIME_STEP * velocity[3];
  turn(body, TIME_STEP);
  orient(body);
}

/** Lets a box come to rest that hardly moves, upright on the floor. */
export function settle(body: Body): void {
  const { velocity, height, leanX, leanY } = body;
  for (let k = 0; k < BOX_DOFS; k++) {
    const sliding = k === 0 || k === 1 || k === 3;
    if (Math.abs(velocity[k]) > (sliding ? STILL : STILL_TURN)) return;
  }
  if (Math.abs(height) > STILL || Math.abs(leanX) > STILL_TURN || Math.abs(leanY) > STILL_TURN) return;
  velocity.fill(0);
  body.height = body.leanX = body.leanY = 0;
  orient(body);
  body.awake = false;
}
