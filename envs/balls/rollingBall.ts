import type { Reals } from "../../src/math/reals.ts";

/** A ball that rolls on a floor, as plain data; m and m/s. */
export interface RollingBall {
  x: number;
  y: number;
  velocityX: number;
  velocityY: number;
}

/** How many numbers {@link observeBall} writes. */
export const BALL_SIZE = 7;

export const RADIUS = 0.5; // m
const MASS = 0.3; // kg
const MAX_FORCE = 3.5; // N
/** A ball that rolls has its spin to set in motion too: m + I / r² = 7/5 m. */
const ROLLING_MASS = (7 / 5) * MASS;
/** 1/s: Bullet slows everything by k v (1 + |v|), and spin likewise. */
const DAMPING = 0.04;
/** N: the ball's rolling friction of 0.03 m times the floor's friction of 0.8, under the ball's weight. */
const ROLLING_RESISTANCE = (0.03 * 0.8 * MASS * 9.81) / RADIUS;

/**
 * Rolls for a substep of `seconds` under a push of 3.5 N times (`pushX`, `pushY`).
 *
 *   (7/5) m v̇ = F − k m v ((1 + |v|) + (2/5) (1 + |v| / r)) − f v / |v|
 *
 * Rolling resistance f brings to rest, but does not turn round.
 *
 * Source: https://github.com/liuzuxin/Bullet-Safety-Gym (envs/agents.py, ball.urdf), and btMultiBody.cpp of
 * https://github.com/bulletphysics/bullet3 for the damping
 */
export function roll(ball: RollingBall, pushX: number, pushY: number, seconds: number): void {
  const { velocityX, velocityY } = ball;
  const speed = Math.sqrt(velocityX * velocityX + velocityY * velocityY);
  const drag = DAMPING * MASS * (1 + speed + (2 / 5) * (1 + speed / RADIUS));
  const x = velocityX + (seconds * (MAX_FORCE * pushX - drag * velocityX)) / ROLLING_MASS;
  const y = velocityY + (seconds * (MAX_FORCE * pushY - drag * velocityY)) / ROLLING_MASS;
  const free = Math.sqrt(x * x + y * y);
  const lost = (seconds * ROLLING_RESISTANCE) / ROLLING_MASS;
  const kept = free > lost ? 1 - lost / free : 0;
  ball.velocityX = kept * x;
  ball.velocityY = kept * y;
  ball.x += seconds * ball.velocityX;
  ball.y += seconds * ball.velocityY;
}

/** Writes 0.1 of the place, 0.2 of the velocity and 0.1 of the spin in space (−v_y / r, v_x / r, 0). */
export function observeBall({ x, y, velocityX, velocityY }: RollingBall, obs: Reals): void {
  obs[0] = 0.1 * x;
  obs[1] = 0.1 * y;
  obs[2] = 0.2 * velocityX;
  obs[3] = 0.2 * velocityY;
  obs[4] = (-0.1 * velocityY) / RADIUS;
  obs[5] = (0.1 * velocityX) / RADIUS;
  obs[6] = 0;
}

/** What a push costs in reward: −½ |a|. */
export const effort = (pushX: number, pushY: number): number => -0.5 * Math.sqrt(pushX * pushX + pushY * pushY);

export const speedOf = ({ velocityX, velocityY }: RollingBall): number =>
  Math.sqrt(velocityX * velocityX + velocityY * velocityY);
