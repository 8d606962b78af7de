import type { PointRobot } from "../pointRobot.ts";
import { orient } from "./attitude.ts";
import { blankBody, BOX_DOFS, ROBOT_DOFS, type Body, type Kind } from "./body.ts";
import { readBox, writeBox } from "./boxState.ts";
import { makePushBox, makeVase } from "./boxes.ts";
import { makeGremlin } from "./gremlins.ts";
import { FIRST_MOMENT, INERTIA, MASS } from "./robotMotion.ts";
import { BUTTON_SHAPE, PILLAR_SHAPE, ROBOT_SHAPE } from "./shapes.ts";
import { BODY_SIZE, type Surroundings } from "./surroundings.ts";

/** The robot's, 1/kg, as MuJoCo compiles it. */
const ROBOT_LIGHTNESS = 128.4821009050821;

/** Everything while a step is under way: the robot, then the `numMobile` − 1 boxes, then what never moves. */
export const crowd: { size: number; numMobile: number; readonly all: Body[] } = { size: 0, numMobile: 0, all: [] };

/** Makes a crowd of the robot and what surrounds it. */
export function assemble(robot: PointRobot, surroundings: Surroundings): void {
  crowd.size = 0;
  addRobot(robot);
  addBoxes("vases", surroundings.vases, makeVase);
  addBoxes("gremlins", surroundings.gremlins, makeGremlin);
  addBoxes("pushBox", surroundings.pushBox, makePushBox);
  crowd.numMobile = crowd.size;
  addStatics("pillars", surroundings.pillars);
  addStatics("buttons", surroundings.buttons);
}

/** Writes back where the boxes are, and how fast the vases move. */
export function release({ vases, vaseRocking, gremlins, pushBox }: Surroundings): void {
  for (let i = 1; i < crowd.numMobile; i++) {
    const body = crowd.all[i];
    const { velocity, index } = body;
    const state = body.kind === "vases" ? vases : body.kind === "gremlins" ? gremlins : pushBox;
    writeBox(body, state, BODY_SIZE * index);
    if (body.kind === "vases") vaseRocking[index] = Math.sqrt(velocity[0] ** 2 + velocity[1] ** 2 + velocity[3] ** 2);
  }
}

function add(kind: Kind, index: number, x: number, y: number, heading: number): Body {
  if (crowd.size === crowd.all.length) crowd.all.push(blankBody());
  const body = crowd.all[crowd.size++];
  body.kind = kind;
  body.index = index;
  body.height = body.leanX = body.leanY = 0;
  body.velocity.fill(0);
  body.acceleration.fill(0);
  body.free.fill(0);
  place(body, x, y, heading);
  return body;
}

function addRobot(robot: PointRobot): void {
  const body = add("robot", 0, robot.x, robot.y, robot.heading);
  body.shape = ROBOT_SHAPE;
  body.dofs = ROBOT_DOFS;
  body.awake = true;
  body.mass = MASS;
  body.firstMoment = FIRST_MOMENT;
  body.inertia = INERTIA;
  body.lightness = ROBOT_LIGHTNESS;
  followRobot(robot);
}

/** Puts the robot's body where the robot is. */
export function followRobot(robot: PointRobot): void {
  const [body] = crowd.all;
  place(body, robot.x, robot.y, robot.heading);
  body.velocity[0] = robot.velocityX;
  body.velocity[1] = robot.velocityY;
  body.velocity[2] = robot.yawRate;
}

function addBoxes(kind: Kind, states: Float64Array, make: (body: Body) => void): void {
  for (let at = 0; at < states.length; at += BODY_SIZE) {
    const body = add(kind, at / BODY_SIZE, states[at], states[at + 1], states[at + 2]);
    make(body);
    body.dofs = BOX_DOFS;
    body.awake = readBox(body, states, at) || kind === "gremlins";
  }
}

function addStatics(kind: "pillars" | "buttons", places: Float64Array): void {
  for (let i = 0; i < places.length; i += 2) {
    const body = add(kind, i / 2, places[i], places[i + 1], 0);
    body.shape = kind === "pillars" ? PILLAR_SHAPE : BUTTON_SHAPE;
    body.dofs = 0;
    body.awake = false;
    body.lightness = 0;
  }
}

function place(body: Body, x: number, y: number, heading: number): void {
  body.x = x;
  body.y = y;
  body.heading = heading;
  orient(body);
}
