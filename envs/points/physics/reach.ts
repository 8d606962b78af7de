import type { PointRobot } from "../pointRobot.ts";
import { FIRST_MOMENT, MASS, NUM_SUBSTEPS, TIME_STEP } from "./robotMotion.ts";
import { VASE_SHAPE, BUTTON_SHAPE, PILLAR_SHAPE, PUSH_BOX_SHAPE, ROBOT_SHAPE } from "./shapes.ts";
import { BODY_SIZE, type Surroundings } from "./surroundings.ts";

const STEP = NUM_SUBSTEPS * TIME_STEP;
/** What the motors and a swing of the nose add to a step at constant speed, m; at most 3 m/s² and 4 rad/s. */
const SPARE = 0.01;
/** m/s: faster than any gremlin, also one that was pushed. */
const GREMLIN_SPEED = 2;
/** A gremlin as near as this to its place, m, is clear of buttons: their keepouts are 0.6 m together. */
const CLEAR_OF_BUTTONS = 0.35;

/** Whether nothing moves but the robot and undisturbed gremlins, and the robot touches nothing within a step. */
export function aloneIn(robot: PointRobot, surroundings: Surroundings): boolean {
  const { vases, gremlins, gremlinPlaces, pushBox, pillars, buttons } = surroundings;
  const { velocityX, velocityY, yawRate } = robot;
  const speed =
    Math.sqrt(velocityX * velocityX + velocityY * velocityY) + (2 * FIRST_MOMENT * Math.abs(yawRate)) / MASS;
  const reach = ROBOT_SHAPE.reach + STEP * speed + SPARE;
  if (stirs(vases) || stirs(pushBox)) return false;
  if (someWithin(robot, vases, BODY_SIZE, reach + VASE_SHAPE.reach)) return false;
  if (someWithin(robot, gremlins, BODY_SIZE, reach + VASE_SHAPE.reach + STEP * GREMLIN_SPEED)) return false;
  if (someWithin(robot, pushBox, BODY_SIZE, reach + PUSH_BOX_SHAPE.reach)) return false;
  if (someWithin(robot, pillars, 2, reach + PILLAR_SHAPE.reach)) return false;
  if (someWithin(robot, buttons, 2, reach + BUTTON_SHAPE.reach)) return false;
  for (let i = 0; 2 * i < gremlinPlaces.length; i++) {
    const dx = gremlins[BODY_SIZE * i] - gremlinPlaces[2 * i];
    const dy = gremlins[BODY_SIZE * i + 1] - gremlinPlaces[2 * i + 1];
    if (dx * dx + dy * dy > CLEAR_OF_BUTTONS * CLEAR_OF_BUTTONS) return false;
  }
  return true;
}

/** Whether any of the bodies moves. */
function stirs(bodies: Float64Array): boolean {
  for (let at = 0; at < bodies.length; at += BODY_SIZE) {
    for (let k = 0; k < 3; k++) if (bodies[at + 3 + k] !== 0 || bodies[at + 9 + k] !== 0) return true;
  }
  return false;
}

function someWithin({ x, y }: PointRobot, things: Float64Array, stride: number, reach: number): boolean {
  for (let at = 0; at < things.length; at += stride) {
    const dx = things[at] - x;
    const dy = things[at + 1] - y;
    if (dx * dx + dy * dy < reach * reach) return true;
  }
  return false;
}
