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

/** Without contacts a box falls. One that rests bears itself. */
export function fall({ free, awake }: Body): void {
  free.fill(0);
  if (awake) free[3] = -GRAVITY;
}

/** Moves a box for a substep at the acceleration it has. */
export function moveBox(body: Body): void {
  const { velocity, acceleration } = body;
  for (let k = 0; k < BOX_DOFS; k++) velocity[k] += TIME_STEP * acceleration[k];
  body.x += TIME_STEP * velocity[0];
  body.y += TIME_STEP * velocity[1];
  body.heading += TIME_STEP * velocity[2];
  body.height += TIME_STEP * velocity[3];
  body.leanX += TIME_STEP * velocity[4];
  body.leanY += TIME_STEP * velocity[5];
  body.cos = Math.cos(body.heading);
  body.sin = Math.sin(body.heading);
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
  body.awake = false;
}
