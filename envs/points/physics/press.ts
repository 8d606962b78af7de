import type { PointRobot } from "../pointRobot.ts";
import { fall } from "./boxes.ts";
import { collide } from "./collide.ts";
import { contacts } from "./contacts.ts";
import { crowd } from "./crowd.ts";
import { lead, TRAVEL } from "./gremlins.ts";
import { accelerate, acceleration } from "./robotMotion.ts";
import { push, pushOn } from "./pyramidForces.ts";
import { solveContacts } from "./solveContacts.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Finds what touches what in the crowd, and gives every box the acceleration that follows, and the robot the push.
 * `time` is that to which gremlins are led, s.
 */
export function press(robot: PointRobot, surroundings: Surroundings, time: number): void {
  robot.contactForward = robot.contactLeft = robot.contactYaw = 0;
  if (meet(robot, letRobotGo, surroundings, time)) pushRobot(robot);
}

/**
 * The same but for the push, for whoever leads the crowd: answers whether there is one. `letGo` sets how the leader
 * would go on if nothing touched it; it is asked only where something touches something.
 */
export function meet<Leader>(
  leader: Leader,
  letGo: (leader: Leader) => void,
  surroundings: Surroundings,
  time: number,
): boolean {
  findContacts();
  if (contacts.count > 0) letGo(leader);
  letBoxesGo(surroundings, time);
  solveContacts();
  for (let i = 0; i < crowd.numMobile; i++) {
    const { place, acceleration, free } = crowd.all[i];
    if (place < 0) acceleration.set(free);
  }
  return crowd.all[0].place >= 0;
}

/** What rests touches nothing by itself, but wakes where it is touched. */
function findContacts(): void {
  contacts.count = 0;
  for (let i = 0; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    if (!body.awake) continue;
    for (let j = 0; j < crowd.size; j++) {
      const other = crowd.all[j];
      // Which of two boxes comes first decides where edges of both meet.
      if (j > i) collide(body, other);
      else if (j < i && !other.awake) collide(other, body);
    }
  }
  for (let i = 0; i < contacts.count; i++) contacts.all[i].body.awake = contacts.all[i].other.awake = true;
}

/** The acceleration of the robot if nothing touched it, in the world's frame. */
function letRobotGo(robot: PointRobot): void {
  const { cos, sin, free } = crowd.all[0];
  accelerate(robot, cos, sin);
  free[0] = cos * acceleration.forward - sin * acceleration.left;
  free[1] = sin * acceleration.forward + cos * acceleration.left;
  free[2] = acceleration.yaw;
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

/** Turns the push on the robot into its own frame. */
function pushRobot(robot: PointRobot): void {
  const [body] = crowd.all;
  pushOn(body);
  robot.contactForward = body.cos * push.x + body.sin * push.y;
  robot.contactLeft = body.cos * push.y - body.sin * push.x;
  robot.contactYaw = push.yaw;
}
