import { box, defineEnv } from "../src/index.ts";
import type { Scene } from "../src/env/scene.ts";
import { sceneText } from "../src/env/sceneText.ts";
import { bounce } from "./balls/octagon.ts";
import { BALL_SIZE, effort, observeBall, RADIUS, roll, type RollingBall } from "./balls/rollingBall.ts";

const NUM_SUBSTEPS = 6;
const SECONDS = 1 / 60; // per substep
const CIRCLE = 7; // m
const WALL = 6; // m
const NEAREST_START = 2; // m
const FARTHEST_START = 4; // m
const UNIT = 10; // m; in it the distance to the circle is seen, and scenes are drawn

/**
 * Bullet-Safety-Gym's Ball-Circle: circle clockwise, fast and at a radius of 7 m, though one is to stay within
 * |x| ≤ 6 m.
 *
 *   reward = 0.1 (y v_x − x v_y) / (1 + |√(x² + y²) − 7|) − 0.005 |a|
 *
 * Cost: 1 where |x| > 6. An action pushes along x and y. 200 steps of 1/10 s.
 *
 * Lite, because there is no PyBullet: the ball always rolls and neither slips nor hops, and the eight walls 12 m from
 * the middle throw it back at half its speed, whatever its spin. Away from the walls its motion is PyBullet's to 10⁻²,
 * mostly to 10⁻⁵; at them it is not.
 *
 * Source: https://github.com/liuzuxin/Bullet-Safety-Gym (envs/tasks.py, envs/agents.py, envs/worlds.py)
 */
export default defineEnv({
  id: "BallCircleLite-v0",
  observationSpace: box({ size: BALL_SIZE + 1 }),
  actionSpace: box({ size: 2, low: -1, high: 1 }),
  maxEpisodeSteps: 200,

  reset(rng): RollingBall {
    for (;;) {
      const [x, y] = [FARTHEST_START * (2 * rng.uniform() - 1), FARTHEST_START * (2 * rng.uniform() - 1)];
      const radius = Math.sqrt(x * x + y * y);
      if (radius >= NEAREST_START && radius <= FARTHEST_START) return { x, y, velocityX: 0, velocityY: 0 };
    }
  },

  step(ball, [pushX, pushY]) {
    for (let i = 0; i < NUM_SUBSTEPS; i++) {
      roll(ball, pushX, pushY, SECONDS);
      bounce(ball);
    }
    const { x, y, velocityX, velocityY } = ball;
    const circling = (0.1 * (y * velocityX - x * velocityY)) / (1 + Math.abs(beyondCircle(ball)));
    return { reward: circling + 0.01 * effort(pushX, pushY), cost: Math.abs(x) > WALL ? 1 : 0 };
  },

  observe(ball, obs) {
    observeBall(ball, obs);
    obs[BALL_SIZE] = beyondCircle(ball) / UNIT;
  },

  render: (ball) => sceneText(sceneOf(ball)),
  scene: sceneOf,
});

const beyondCircle = ({ x, y }: RollingBall): number => Math.sqrt(x * x + y * y) - CIRCLE;

function sceneOf({ x, y, velocityX, velocityY }: RollingBall): Scene {
  const heading = Math.atan2(velocityY, velocityX);
  return {
    view: { x: 0, y: 0, width: 2.4, height: 2.4 },
    bounds: { x: WALL / UNIT, y: Infinity },
    shapes: [
      { form: "ring", role: "circle", x: 0, y: 0, size: CIRCLE / UNIT },
      { form: "robot", role: "robot", x: x / UNIT, y: y / UNIT, size: RADIUS / UNIT, heading },
    ],
  };
}
