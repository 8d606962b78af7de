import { clamp } from "../../src/math/clamp.ts";
import type { Reals } from "../../src/math/reals.ts";
import type { Rng } from "../../src/math/rng.ts";

/**
 * The point robot of rllab, which goes where it is told at once, as plain data.
 *
 * Source: Duan et al. 2016; PointEnv in https://github.com/jachiam/cpo (envs/mujoco/point_env.py) and its body in
 * https://github.com/rll/rllab (vendor/mujoco_models/point.xml)
 */
export interface CpoPoint {
  x: number;
  y: number;
  /** Radians, counterclockwise from the x axis; counts its turns. */
  heading: number;
  /** Velocities that the simulator draws at the reset. Nothing ever changes or heeds them, but they are seen. */
  readonly idle: Float64Array; // [3]
}

/** How many numbers {@link observePoint} writes. */
export const POINT_SIZE = 9;

const PLACE_NOISE = 0.01;
const IDLE_NOISE = 0.1;
/** Of an action's second number, radians; the first goes as far as it says. */
const MAX_TURN = 0.25;

// The body: a ball of radius 0.5 and, its middle 0.6 ahead, an arrow of 1 × 0.2 × 0.2, both of density 100.
const BALL_MASS = 100 * (4 / 3) * Math.PI * 0.5 ** 3;
const ARROW_MASS = 100 * (1 * 0.2 * 0.2);
const AHEAD = (ARROW_MASS * 0.6) / (BALL_MASS + ARROW_MASS);
const HEIGHT = 0.5;

/** Near the origin, heading nearly along x. */
export const cpoPoint = (rng: Rng): CpoPoint => ({
  x: PLACE_NOISE * rng.normal(),
  y: PLACE_NOISE * rng.normal(),
  heading: PLACE_NOISE * rng.normal(),
  idle: Float64Array.of(IDLE_NOISE * rng.normal(), IDLE_NOISE * rng.normal(), IDLE_NOISE * rng.normal()),
});

/**
 * Turns by 0.25 `turn`, then goes `distance` ahead, but not beyond ±`size` along x or y.
 *
 *   φ′ = φ + 0.25 turn,   x′ = clip(x + distance cos φ′),   y′ = clip(y + distance sin φ′)
 */
export function movePoint(point: CpoPoint, distance: number, turn: number, size: number): void {
  point.heading += MAX_TURN * turn;
  point.x = clamp(point.x + distance * Math.cos(point.heading), -size, size);
  point.y = clamp(point.y + distance * Math.sin(point.heading), -size, size);
}

/** Where its center of mass is along x: 0.04 ahead of the point. */
export const massX = ({ x, heading }: CpoPoint): number => x + AHEAD * Math.cos(heading);

/** Where its center of mass is along y. */
export const massY = ({ y, heading }: CpoPoint): number => y + AHEAD * Math.sin(heading);

/** Writes x, y and heading, the three idle velocities, and the center of mass in space to `obs`. */
export function observePoint(point: CpoPoint, obs: Reals): void {
  obs[0] = point.x;
  obs[1] = point.y;
  obs[2] = point.heading;
  for (let i = 0; i < 3; i++) obs[3 + i] = point.idle[i];
  obs[6] = massX(point);
  obs[7] = massY(point);
  obs[8] = HEIGHT;
}
