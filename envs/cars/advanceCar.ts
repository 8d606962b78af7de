import { moveBoxes } from "../points/physics/advanceAmong.ts";
import { assemble, crowd, followRobot, release } from "../points/physics/crowd.ts";
import { leadAll } from "../points/physics/leadAll.ts";
import type { Surroundings, Touches } from "../points/physics/surroundings.ts";
import { countTouches, forgetTouches } from "../points/physics/touches.ts";
import { pointRobot } from "../points/pointRobot.ts";
import { command, NUM_SUBSTEPS, type CarLite } from "./carLite.ts";
import { moveCar, TIME_STEP } from "./carMotion.ts";
import { isCarAlone } from "./carReach.ts";
import { rollCastor } from "./carSensors.ts";
import { makeCar, makeCarBox } from "./carShapes.ts";
import { pressCar } from "./pressCar.ts";

/** Drives where there is nothing to touch, for one environment step, 0.04 s. */
export function driveCar(car: CarLite, right: number, left: number): void {
  command(car, right, left);
  car.contactX = car.contactY = car.contactYaw = 0;
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    moveCar(car, Math.cos(car.heading), Math.sin(car.heading));
    rollCastor(car, TIME_STEP);
  }
}

/**
 * Drives for one environment step among things that can be touched and moved, from `time` on, s. Afterwards `touches`
 * counts the car's contacts. Where nothing can be in reach, the motion is that of {@link driveCar}, to the bit.
 */
export function advanceCar(
  car: CarLite,
  surroundings: Surroundings,
  time: number,
  right: number,
  left: number,
  touches: Touches,
): void {
  if (isCarAlone(car, surroundings)) {
    driveCar(car, right, left);
    leadAll(surroundings, time);
    leadAll(surroundings, time + (NUM_SUBSTEPS / 2) * TIME_STEP);
    surroundings.vaseRocking.fill(0);
    forgetTouches(touches);
    return;
  }
  command(car, right, left);
  gather(car, surroundings);
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    pressCar(car, surroundings, time + substep * TIME_STEP);
    moveCar(car, crowd.all[0].cos, crowd.all[0].sin);
    rollCastor(car, TIME_STEP);
    follow(car);
    moveBoxes();
  }
  pressCar(car, surroundings, time + (NUM_SUBSTEPS - 1) * TIME_STEP);
  countTouches(touches);
  release(surroundings);
}

/** Stands where the car is, for the crowd, which knows but one kind of robot. */
const stand = pointRobot(0, 0, 0);

/** Makes a crowd of the car and what surrounds it. */
function gather(car: CarLite, surroundings: Surroundings): void {
  assemble(stand, surroundings);
  makeCar(crowd.all[0]);
  for (let i = 1; i < crowd.numMobile; i++) if (crowd.all[i].kind === "pushBox") makeCarBox(crowd.all[i]);
  follow(car);
}

function follow({ x, y, heading, velocityX, velocityY, yawRate }: CarLite): void {
  stand.x = x;
  stand.y = y;
  stand.heading = heading;
  stand.velocityX = velocityX;
  stand.velocityY = velocityY;
  stand.yawRate = yawRate;
  followRobot(stand);
}
