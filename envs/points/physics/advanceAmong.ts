import { command, drive, type PointRobot, type YawServo } from "../pointRobot.ts";
import { moveBox, settle } from "./boxes.ts";
import { assemble, crowd, followRobot, release } from "./crowd.ts";
import { leadAll } from "./gremlins.ts";
import { press } from "./press.ts";
import { aloneIn } from "./reach.ts";
import { moveRobot, NUM_SUBSTEPS, TIME_STEP } from "./robotMotion.ts";
import type { Surroundings, Touches } from "./surroundings.ts";
import { countTouches, forgetTouches } from "./touches.ts";

/**
 * Drives for one environment step, 0.02 s, among things that can be touched and moved, from `time` on, s.
 * Afterwards `touches` counts the robot's contacts, and its accelerometer feels their push.
 * Where nothing can be in reach, the motion is that of {@link drive}, to the bit.
 */
export function advanceAmong(
  robot: PointRobot,
  surroundings: Surroundings,
  time: number,
  thrust: number,
  turn: number,
  yawServo: YawServo,
  touches: Touches,
): void {
  if (aloneIn(robot, surroundings)) {
    drive(robot, thrust, turn, yawServo);
    leadAll(surroundings, time);
    surroundings.vaseRocking.fill(0);
    forgetTouches(touches);
    return;
  }
  command(robot, thrust, turn);
  assemble(robot, surroundings);
  for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
    press(robot, surroundings, time + substep * TIME_STEP);
    moveRobot(robot, crowd.all[0].cos, crowd.all[0].sin, yawServo);
    followRobot(robot);
    moveBoxes();
  }
  // What the sensors feel; the gremlins' leads stay where they were in the last substep.
  press(robot, surroundings, time + (NUM_SUBSTEPS - 1) * TIME_STEP);
  countTouches(touches);
  release(surroundings);
}

function moveBoxes(): void {
  for (let i = 1; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    if (!body.awake) continue;
    moveBox(body);
    if (body.kind !== "gremlins") settle(body);
  }
}
