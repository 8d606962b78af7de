import { fall, moveBox, settle } from "../points/physics/boxes.ts";
import { collide } from "../points/physics/collide.ts";
import { contacts } from "../points/physics/contacts.ts";
import { crowd } from "../points/physics/crowd.ts";
import { lead, TRAVEL } from "../points/physics/gremlins.ts";
import { push, pushOn } from "../points/physics/pyramidForces.ts";
import { solveContacts } from "../points/physics/solveContacts.ts";
import type { Surroundings } from "../points/physics/surroundings.ts";
import type { CarLite } from "./carLite.ts";
import { next, predict, TIME_STEP } from "./carMotion.ts";

/**
 * Finds what touches what in a crowd that a car leads, and gives every box the acceleration that follows, and the car
 * the push. `time` is that to which gremlins are led, s.
 */
export function pressCar(car: CarLite, surroundings: Surroundings, time: number): void {
  findContacts();
  car.contactX = car.contactY = car.contactYaw = 0;
  if (contacts.count > 0) letCarGo(car);
  letBoxesGo(surroundings, time);
  solveContacts();
  for (let i = 0; i < crowd.numMobile; i++) {
    const { place, acceleration, free } = crowd.all[i];
    if (place < 0) acceleration.set(free);
  }
  const [body] = crowd.all;
  if (body.place < 0) return;
  pushOn(body);
  car.contactX = body.cos * push.x + body.sin * push.y;
  car.contactY = body.cos * push.y - body.sin * push.x;
  car.contactYaw = push.yaw;
}

/** What rests touches nothing by itself, but wakes where it is touched. */
function findContacts(): void {
  contacts.count = 0;
  for (let i = 0; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    if (!body.awake) continue;
    for (let j = 0; j < crowd.size; j++) {
      const other = crowd.all[j];
      if (j > i || (j < i && !other.awake)) collide(body, other);
    }
  }
  for (let i = 0; i < contacts.count; i++) contacts.all[i].other.awake = true;
}

/** The acceleration of the car if nothing but the floor touched it, in the world's frame. */
function letCarGo(car: CarLite): void {
  const { cos, sin, free } = crowd.all[0];
  predict(car, cos, sin);
  free[0] = (cos * next.x - sin * next.y - car.velocityX) / TIME_STEP;
  free[1] = (sin * next.x + cos * next.y - car.velocityY) / TIME_STEP;
  free[2] = (next.yawRate - car.yawRate) / TIME_STEP;
}

/** The accelerations of boxes that nothing touches. */
function letBoxesGo({ gremlinPlaces, gremlinHeadings }: Surroundings, time: number): void {
  const leadX = TRAVEL * Math.sin(time);
  const leadY = TRAVEL * Math.cos(time);
  for (let i = 1; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    const { index, kind } = body;
    if (kind !== "gremlins") fall(body);
    else lead(body, gremlinPlaces[2 * index] + leadX, gremlinPlaces[2 * index + 1] + leadY, gremlinHeadings[index]);
  }
}

/** Moves every box that is awake for a substep. */
export function moveBoxes(): void {
  for (let i = 1; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    if (!body.awake) continue;
    moveBox(body);
    if (body.kind !== "gremlins") settle(body);
  }
}
