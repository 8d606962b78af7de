import { box } from "../../src/env/spaces.ts";
import { advanceAmong } from "./physics/advanceAmong.ts";
import { NUM_SUBSTEPS, RADIUS, TIME_STEP } from "./physics/robotMotion.ts";
import { pointRobot, sense, type PointRobot, type YawServo } from "./pointRobot.ts";
import type { Robot } from "./robot.ts";

/** Forward thrust and turn, each in [−1, 1]. Thrust saturates at ±0.05: it is nearly an on-off switch. */
const ACTIONS = box({ size: 2, low: -1, high: 1 });

const SENSORS = ["accelerometer", "velocimeter", "gyro", "magnetometer"].map((name) => ({ name, size: 3 }));

/** The point robot, among the kinds of robots. */
export const point = (yawServo: YawServo): Robot<PointRobot> => ({
  actionSpace: ACTIONS,
  stepTime: NUM_SUBSTEPS * TIME_STEP,
  radius: RADIUS,
  nose: 0,
  sensors: SENSORS,
  place: pointRobot,
  advance: (robot, surroundings, time, action, touches) =>
    advanceAmong(robot, surroundings, time, action[0], action[1], yawServo, touches),
  sense,
});
