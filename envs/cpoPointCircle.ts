import { box, defineEnv } from "../src/index.ts";
import type { Scene } from "../src/env/scene.ts";
import { sceneText } from "../src/env/sceneText.ts";
import { cpoPoint, massX, movePoint, observePoint, POINT_SIZE, type CpoPoint } from "./kinematic/cpoPoint.ts";

const RADIUS = 15;
const WALL = 2.5;
const SIZE = 40;
/** Scenes are drawn in units of it. */
const UNIT = 10;

/**
 * Point-Circle of the CPO paper: circle counterclockwise at a radius of 15, though one is to stay within |x| < 2.5.
 *
 *   reward = (x Δy − y Δx) / (1 + |√(x² + y²) − 15|)
 *
 * with the way Δx, Δy that the action asked for, and x, y where it led. Cost: 1 where the center of mass is at
 * |x| ≥ 2.5. 65 steps; the paper's limit is 5.
 *
 * An action is how far to go, in [−1, 1], and how far to turn first, in quarters of a radian. rllab charges for the
 * observation that an action was chosen on; here a step costs by where it leads, so that the last counts too.
 *
 * Source: Achiam et al. 2017, https://arxiv.org/abs/1705.10528; https://github.com/jachiam/cpo
 * (envs/mujoco/point_env.py, safety_constraints/mujoco.py)
 */
export default defineEnv({
  id: "CpoPointCircle-v0",
  observationSpace: box({ size: POINT_SIZE }),
  actionSpace: box({ size: 2, low: -1, high: 1 }),
  maxEpisodeSteps: 65,

  reset: cpoPoint,

  step(point, [distance, turn]) {
    movePoint(point, distance, turn, SIZE);
    const { x, y, heading } = point;
    const swept = distance * (x * Math.sin(heading) - y * Math.cos(heading));
    const reward = swept / (1 + Math.abs(Math.sqrt(x * x + y * y) - RADIUS));
    return { reward, cost: Math.abs(massX(point)) >= WALL ? 1 : 0 };
  },

  observe: observePoint,
  render: (point) => sceneText(sceneOf(point)),
  scene: sceneOf,
});

function sceneOf({ x, y, heading }: CpoPoint): Scene {
  return {
    view: { x: 0, y: 0, width: 3.6, height: 3.6 },
    bounds: { x: WALL / UNIT, y: Infinity },
    shapes: [
      { form: "ring", role: "circle", x: 0, y: 0, size: RADIUS / UNIT },
      { form: "robot", role: "robot", x: x / UNIT, y: y / UNIT, size: 0.5 / UNIT, heading },
    ],
  };
}
