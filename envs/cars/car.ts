import { box } from "../../src/env/spaces.ts";
import type { Robot } from "../points/robot.ts";
import { advanceCar } from "./advanceCar.ts";
import { carLiteAt, NUM_SUBSTEPS, type CarLite } from "./carLite.ts";
import { TIME_STEP } from "./carMotion.ts";
import { SENSORS, senseCar } from "./carSensors.ts";

/**
 * CarLite, among the kinds of robots: the suites' car, approximately.
 *
 * In space it rocks on its wheels, hops and chatters; in the plane it does not. What was measured here, and in brackets
 * there: 0.335 m/s under torques of 0.01 (0.335), at most 0.78 (0.76 to 0.80), after 0.12 s nine tenths of that (0.1);
 * 1.37 rad/s with the wheels against each other (1.2 to 1.4); 0.49 rad/s and 0.12 m/s with the right wheel alone (0.55
 * and 0.12). It touches things as the point robot does.
 *
 * An action is a torque for the right wheel and one for the left, as the driver sees them; both suites call them the
 * other way round. They saturate near ±0.02. A step takes 0.04 s.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (assets/xmls/car.xml)
 */
export const carLite: Robot<CarLite> = {
  actionSpace: box({ size: 2, low: -1, high: 1 }),
  stepTime: NUM_SUBSTEPS * TIME_STEP,
  radius: 0.15,
  nose: -Math.PI / 2,
  sensors: SENSORS,
  place: carLiteAt,
  advance: (car, surroundings, time, action, touches) =>
    advanceCar(car, surroundings, time, action[0], action[1], touches),
  sense: senseCar,
};
