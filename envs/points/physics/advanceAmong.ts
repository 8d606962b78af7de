import { command, drive, type PointRobot, type YawServo } from "../pointRobot.ts";
import { moveBox, settle } from "./boxes.ts";
import { assemble, crowd, followRobot, release } from "./crowd.ts";
import { leadAll } from "./leadAll.ts";
import { press } from "./press.ts";
import { aloneIn } from "./reach.ts";
import { moveRobot, NUM_SUBSTEPS, TIME_STEP } from "./robotMotion.ts";
import type { Surroundings, Touches } from "./surroundings.ts";
import { countTouches, forgetTouches } from "./touches.ts";

/**
 * Drives for one environment step, 0.02 s, among things that can be touched and moved, from `time` on, s.
 * Afterwards `touches` counts the robot's contacts, and its accelerometer feels their push.
 * Where nothing can be in reach, the motion is that of {@link drive}, to the bit.
 *
 * The robot moves in the plane, boxes in space: they hop, lean and may topple, which was held against MuJoCo to a lean of
 * 0.2 rad. Contacts are those of MuJoCo 2.3.3, also where it counts them half as deep as they are, and are solved
 * exactly. What can move bumps into everything, whether the robot touches it or not. What hardly moves comes to rest.
 *
 * Beside Safety-Gymnasium, step by step: as exact as rounding allows at buttons, vases, gremlins and the push box, and as
 * near at pillars as MuJoCo is to itself, turned round. Left alone for 300 steps, vases and the push box keep within a
 * micrometre of where they were recorded, and gremlins within two millimetres: by rounding, some began in the floor.
 *
 * Beside MuJoCo 2.3.3 over 100 episodes of 500 steps in which the robot rams one thing after another, each in a world of
 * its own where rounding soon parts them; mean and standard error of the difference: steps in contact with vases
 * −1.8 ± 2.7 %, with gremlins +3.8 ± 2.2 %, with the push box +0.2 ± 2.1 %; steps on which a vase moves −1.9 ± 1.3 %;
 * displacement of vases +3.9 ± 3.2 %, of the push box +8.6 ± 8.0 %. MuJoCo 3.14 makes fewer contacts with gremlins:
 * beside it, +16.5 ± 5.8 %. Measured by test/bench/points/contactParity.ts.
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

/** Moves every box that is awake for a substep. */
export function moveBoxes(): void {
  for (let i = 1; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    if (!body.awake) continue;
    moveBox(body);
    if (body.kind !== "gremlins") settle(body);
  }
}
