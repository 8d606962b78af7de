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

/** Where somebody is, m. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Whether nothing moves but the robot and undisturbed gremlins, and the robot touches nothing within a step. */
export function aloneIn(robot: PointRobot, surroundings: Surroundings): boolean {
  const { velocityX, velocityY, yawRate } = robot;
  const speed =
    Math.sqrt(velocityX * velocityX + velocityY * velocityY) + (2 * FIRST_MOMENT * Math.abs(yawRate)) / MASS;
  const reach = ROBOT_SHAPE.reach + STEP * speed + SPARE;
  return isClear(robot, surroundings, { reach, pushBoxReach: PUSH_BOX_SHAPE.reach, gremlinWay: STEP * GREMLIN_SPEED });
}

/** How far things get within a step, m: the robot with all that it has, the push box, and what a gremlin goes. */
export interface Range {
  readonly reach: number;
  readonly pushBoxReach: number;
  readonly gremlinWay: number;
}

/** Whether nothing else moves but undisturbed gremlins, and nothing comes within range of a place. */
export function isClear(
  place: Place,
  { vases, gremlins, gremlinPlaces, pushBox, pillars, buttons }: Surroundings,
  { reach, pushBoxReach, gremlinWay }: Range,
): boolean {
  if (stirs(vases) || stirs(pushBox)) return false;
  if (someWithin(place, vases, BODY_SIZE, reach + VASE_SHAPE.reach)) return false;
  if (someWithin(place, gremlins, BODY_SIZE, reach + VASE_SHAPE.reach + gremlinWay)) return false;
  if (someWithin(place, pushBox, BODY_SIZE, reach + pushBoxReach)) return false;
  if (someWithin(place, pillars, 2, reach + PILLAR_SHAPE.reach)) return false;
  if (someWithin(place, buttons, 2, reach + BUTTON_SHAPE.reach)) return false;
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

function someWithin({ x, y }: Place, things: Float64Array, stride: number, reach: number): boolean {
  for (let at = 0; at < things.length; at += stride) {
    const dx = things[at] - x;
    const dy = things[at + 1] - y;
    if (dx * dx + dy * dy < reach * reach) return true;
  }
  return false;
}
