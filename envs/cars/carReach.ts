import { isClear, type Range } from "../points/physics/reach.ts";
import type { Surroundings } from "../points/physics/surroundings.ts";
import { NUM_SUBSTEPS, type CarLite } from "./carLite.ts";
import { TIME_STEP } from "./carMotion.ts";
import { CAR_BOX_HALF, CAR_SHAPE } from "./carShapes.ts";

const STEP = NUM_SUBSTEPS * TIME_STEP;
/** In a step the car goes at most 1 m/s, a gremlin 0.5. */
const RANGE: Range = {
  reach: CAR_SHAPE.reach + STEP,
  pushBoxReach: CAR_BOX_HALF * Math.SQRT2,
  gremlinWay: STEP / 2,
};

/** Whether nothing moves but the car and undisturbed gremlins, and the car touches nothing within a step. */
export const isCarAlone = (car: CarLite, surroundings: Surroundings): boolean => isClear(car, surroundings, RANGE);
