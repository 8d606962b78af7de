import type { Body } from "./body.ts";
import { BOX_INERTIA, BOX_MASS, makeVase } from "./boxes.ts";
import { GREMLIN_SHAPE } from "./shapes.ts";
import { DAMPING, MAX_IMPEDANCE, stiffness } from "./softness.ts";

/** The radius on which gremlins are led round their places, m; once round in 2π seconds. */
export const TRAVEL = 0.35;
const STIFFNESS = stiffness(1.5) * MAX_IMPEDANCE;
// The tether is a soft constraint: it adds to what a push has to move. Half a radian counts as much as a metre.
const TETHER_MASS = (BOX_MASS * MAX_IMPEDANCE) / (1 - MAX_IMPEDANCE);
const TETHER_INERTIA = TETHER_MASS / 4;
const MASS = BOX_MASS + TETHER_MASS;
const INERTIA = BOX_INERTIA + TETHER_INERTIA;
/** The tether's share in what is to be moved, 0.95; and in what is to be turned. */
const SHARE = TETHER_MASS / MASS;
const TURN_SHARE = TETHER_INERTIA / INERTIA;

/** Makes a body a gremlin. */
export function makeGremlin(body: Body): void {
  makeVase(body);
  body.shape = GREMLIN_SHAPE;
  body.mass = MASS;
  body.inertia = body.leanInertia = INERTIA;
}

/**
 * The acceleration of a gremlin without contacts: it is led on a soft tether to a point that circles its place.
 *
 *   a = s (−B v − K (q − target)),   target = place + 0.35 m · (sin t, cos t)
 *
 * with s the tether's share. It is turned back likewise, by {@link straighten}.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/mocaps/gremlin.py)
 */
export function lead(body: Body, targetX: number, targetY: number, heading: number): void {
  const { free, velocity } = body;
  free[0] = follow(body.x - targetX, velocity[0]);
  free[1] = follow(body.y - targetY, velocity[1]);
  free[3] = follow(body.height, velocity[3]);
  straighten(body, heading);
}

/** Along one coordinate. */
export const follow = (lag: number, velocity: number): number => -SHARE * (DAMPING * velocity + STIFFNESS * lag);

/**
 * The rotation back to the heading is a quaternion (w, u), and the tether resists turns by ½ (w ω + ω × u). Of all that
 * it asks, it gets its share in what is to be turned, which about u is only w² as much as across.
 *
 *   I α = t (−B (w² ω∥ + ω⊥) + 2 K w u),   t the tether's inertia
 *
 * Source: https://github.com/google-deepmind/mujoco (engine_core_constraint.c, mj_instantiateEqualityConstraints, weld)
 */
function straighten(body: Body, heading: number): void {
  const { free, velocity, axis, leanX, leanY } = body;
  const off = (heading - body.heading) / 2;
  const lean = Math.sqrt(leanX * leanX + leanY * leanY);
  const upright = Math.cos(lean / 2);
  const part = lean > 0 ? Math.sin(lean / 2) / lean : 0.5;
  const cos = Math.cos(off);
  const sin = Math.sin(off);
  const w = cos * upright;
  const x = part * (sin * leanY - cos * leanX);
  const y = -part * (cos * leanY + sin * leanX);
  const z = sin * upright;
  const length = Math.sqrt(x * x + y * y + z * z);
  axis[0] = length > 0 ? x / length : 0;
  axis[1] = length > 0 ? y / length : 0;
  axis[2] = length > 0 ? z / length : 1;
  body.inertia = BOX_INERTIA + TETHER_INERTIA * w * w;
  const spin = axis[0] * velocity[4] + axis[1] * velocity[5] + axis[2] * velocity[2];
  const along = (TETHER_INERTIA * w * (2 * STIFFNESS * length - DAMPING * w * spin)) / body.inertia;
  const aside = -TURN_SHARE * DAMPING;
  const rest = along - aside * spin;
  free[4] = aside * velocity[4] + rest * axis[0];
  free[5] = aside * velocity[5] + rest * axis[1];
  free[2] = aside * velocity[2] + rest * axis[2];
}
