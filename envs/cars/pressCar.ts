import { crowd } from "../points/physics/crowd.ts";
import { meet } from "../points/physics/press.ts";
import { push, pushOn } from "../points/physics/pyramidForces.ts";
import type { Surroundings } from "../points/physics/surroundings.ts";
import type { CarLite } from "./carLite.ts";
import { next, predict, TIME_STEP } from "./carMotion.ts";

/**
 * Finds what touches what in a crowd that a car leads, and gives every box the acceleration that follows, and the car
 * the push. `time` is that to which gremlins are led, s.
 */
export function pressCar(car: CarLite, surroundings: Surroundings, time: number): void {
  car.contactX = car.contactY = car.contactYaw = 0;
  if (!meet(car, letCarGo, surroundings, time)) return;
  const [body] = crowd.all;
  pushOn(body);
  car.contactX = body.cos * push.x + body.sin * push.y;
  car.contactY = body.cos * push.y - body.sin * push.x;
  car.contactYaw = push.yaw;
}

/** The acceleration of the car if nothing but the floor touched it, in the world's frame. */
function letCarGo(car: CarLite): void {
  const { cos, sin, free } = crowd.all[0];
  predict(car, cos, sin);
  free[0] = (cos * next.x - sin * next.y - car.velocityX) / TIME_STEP;
  free[1] = (sin * next.x + cos * next.y - car.velocityY) / TIME_STEP;
  free[2] = (next.yawRate - car.yawRate) / TIME_STEP;
}
