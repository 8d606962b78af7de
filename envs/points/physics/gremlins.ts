import { BOX_DOFS, type Body } from "./body.ts";
import { BOX_INERTIA, BOX_MASS, makeVase } from "./boxes.ts";
import { NUM_SUBSTEPS, TIME_STEP } from "./robotMotion.ts";
import { GREMLIN_SHAPE } from "./shapes.ts";
import { DAMPING, MAX_IMPEDANCE, stiffness } from "./softness.ts";
import { BODY_SIZE, type Surroundings } from "./surroundings.ts";

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
/** m, rad and their rates: below it a gremlin hangs as it should. */
const STILL = 1e-12;

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
 * with s the tether's share.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/mocaps/gremlin.py)
 */
export function lead(body: Body, targetX: number, targetY: number, heading: number): void {
  const { free, velocity } = body;
  free[0] = follow(SHARE, body.x - targetX, velocity[0]);
  free[1] = follow(SHARE, body.y - targetY, velocity[1]);
  free[2] = follow(TURN_SHARE, body.heading - heading, velocity[2]);
  free[3] = follow(SHARE, body.height, velocity[3]);
  free[4] = follow(TURN_SHARE, body.leanX, velocity[4]);
  free[5] = follow(TURN_SHARE, body.leanY, velocity[5]);
}

const follow = (share: number, lag: number, velocity: number): number =>
  -share * (DAMPING * velocity + STIFFNESS * lag);

/** Moves every gremlin for one environment step from `time` on, s, as long as nothing touches any. */
export function leadAll({ gremlins, gremlinPlaces, gremlinHeadings }: Surroundings, time: number): void {
  if (gremlins.length === 0) return;
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    const leadX = TRAVEL * Math.sin(time + substep * TIME_STEP);
    const leadY = TRAVEL * Math.cos(time + substep * TIME_STEP);
    for (let i = 0, at = 0; at < gremlins.length; i++, at += BODY_SIZE) {
      drift(gremlins, at, SHARE, gremlinPlaces[2 * i] + leadX);
      drift(gremlins, at + 1, SHARE, gremlinPlaces[2 * i + 1] + leadY);
      drift(gremlins, at + 2, TURN_SHARE, gremlinHeadings[i]);
      for (let k = 0; k < BOX_DOFS / 2; k++) drift(gremlins, at + BOX_DOFS + k, k === 0 ? SHARE : TURN_SHARE, 0);
    }
  }
}

/** One coordinate, whose velocity stands three places on. */
function drift(body: Float64Array, at: number, share: number, target: number): void {
  const lag = body[at] - target;
  if (Math.abs(lag) < STILL && Math.abs(body[at + 3]) < STILL) {
    body[at] = target;
    body[at + 3] = 0;
    return;
  }
  body[at + 3] += TIME_STEP * follow(share, lag, body[at + 3]);
  body[at] += TIME_STEP * body[at + 3];
}
