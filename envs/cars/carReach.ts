import { BUTTON_SHAPE, PILLAR_SHAPE, VASE_SHAPE } from "../points/physics/shapes.ts";
import { BODY_SIZE, type Surroundings } from "../points/physics/surroundings.ts";
import { NUM_SUBSTEPS, type CarLite } from "./carLite.ts";
import { TIME_STEP } from "./carMotion.ts";
import { CAR_BOX_HALF, CAR_SHAPE } from "./carShapes.ts";

const STEP = NUM_SUBSTEPS * TIME_STEP;
/** How far at most anything goes in a step, m: the car at 1 m/s, a gremlin at 0.5. */
const CAR_WAY = STEP;
const GREMLIN_WAY = STEP / 2;
/** A gremlin as near as this to its place, m, is clear of buttons: their keepouts are 0.6 m together. */
const CLEAR_OF_BUTTONS = 0.35;

/** Whether nothing moves but the car and undisturbed gremlins, and the car touches nothing within a step. */
export function isClear(car: CarLite, surroundings: Surroundings): boolean {
  const { vases, gremlins, gremlinPlaces, pushBox, pillars, buttons } = surroundings;
  const reach = CAR_SHAPE.reach + CAR_WAY;
  if (stirs(vases) || stirs(pushBox)) return false;
  if (someWithin(car, vases, BODY_SIZE, reach + VASE_SHAPE.reach)) return false;
  if (someWithin(car, gremlins, BODY_SIZE, reach + VASE_SHAPE.reach + GREMLIN_WAY)) return false;
  if (someWithin(car, pushBox, BODY_SIZE, reach + CAR_BOX_HALF * Math.SQRT2)) return false;
  if (someWithin(car, pillars, 2, reach + PILLAR_SHAPE.reach)) return false;
  if (someWithin(car, buttons, 2, reach + BUTTON_SHAPE.reach)) return false;
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

function someWithin({ x, y }: CarLite, things: Float64Array, stride: number, reach: number): boolean {
  for (let at = 0; at < things.length; at += stride) {
    const dx = things[at] - x;
    const dy = things[at + 1] - y;
    if (dx * dx + dy * dy < reach * reach) return true;
  }
  return false;
}
