import { BODY_SIZE, type Surroundings } from "../physics/surroundings.ts";
import type { PointRobot } from "../pointRobot.ts";
import { flattenBody } from "./flattenBody.ts";
import { HANDLE_HEIGHT, HEIGHTS } from "./mjcf.ts";

/** All that MuJoCo goes on from, as plain data. The world's frame; metres, seconds, radians. */
export interface MujocoState {
  /** Since the start of the episode. */
  time: number;
  /** The robot's x, y, heading; then the place and attitude (x, y, z; w, x, y, z) of each vase, push box and gremlin. */
  readonly qpos: Float64Array;
  /** The robot's velocities; then those of each body: along the axes of the world, about the axes of the body. */
  readonly qvel: Float64Array;
  /** Where the solver begins, as `qvel`; per second. */
  readonly warmstart: Float64Array;
  /** Of the gremlins' handles, the pillars and the buttons; x, y, z. */
  readonly mocapPos: Float64Array;
  readonly mocapQuat: Float64Array;
  /** The places that gremlins circle; x₀, y₀, … */
  readonly gremlinPlaces: Float64Array;
}

/** Numbers for each free body in `qpos` and `qvel`, after the robot's three. */
const POSE_SIZE = 7;
const TWIST_SIZE = 6;
const ROBOT_SIZE = 3;

/** Where the floor holds what lies on it, and its handle a gremlin, once they have settled; metres. */
const RESTS = { vases: 0.0999563805200935, pushBox: 0.1999912565947845, gremlins: 0.1995585499999995 };

const FREE = ["vases", "pushBox", "gremlins"] as const;

/** The start of an episode: what lies in the plane, upright in space. */
export function lift(robot: PointRobot, surroundings: Surroundings): MujocoState {
  const qpos: number[] = [robot.x, robot.y, robot.heading];
  const qvel: number[] = [robot.velocityX, robot.velocityY, robot.yawRate];
  const mocapPos: number[] = [];
  const mocapQuat: number[] = [];
  for (const kind of FREE) {
    for (let at = 0; at < surroundings[kind].length; at += BODY_SIZE) {
      const [x, y, heading, velocityX, velocityY, yawRate] = surroundings[kind].subarray(at);
      qpos.push(x, y, HEIGHTS[kind], ...upright(heading));
      qvel.push(velocityX, velocityY, 0, 0, 0, yawRate);
      if (kind === "gremlins") mocapQuat.push(...upright(heading));
    }
  }
  const { gremlinPlaces } = surroundings;
  for (const [places, height] of [
    [gremlinPlaces, HANDLE_HEIGHT],
    [surroundings.pillars, HEIGHTS.pillars],
    [surroundings.buttons, HEIGHTS.buttons],
  ] as const) {
    for (let i = 0; i < places.length; i += 2) {
      mocapPos.push(places[i], places[i + 1], height);
      if (places !== gremlinPlaces) mocapQuat.push(...upright(0));
    }
  }
  return {
    time: 0,
    qpos: Float64Array.from(qpos),
    qvel: Float64Array.from(qvel),
    warmstart: new Float64Array(qvel.length),
    mocapPos: Float64Array.from(mocapPos),
    mocapQuat: Float64Array.from(mocapQuat),
    gremlinPlaces: gremlinPlaces.slice(),
  };
}

/** A rotation about the vertical. */
const upright = (heading: number) => [Math.cos(heading / 2), 0, 0, Math.sin(heading / 2)] as const;

/** What the plane shows of a state. Headings of bodies lie in (−π, π]; the robot's counts its turns. */
export function flatten({ qpos, qvel }: MujocoState, robot: PointRobot, surroundings: Surroundings): void {
  robot.x = qpos[0];
  robot.y = qpos[1];
  robot.heading = qpos[2];
  robot.velocityX = qvel[0];
  robot.velocityY = qvel[1];
  robot.yawRate = qvel[2];
  let body = 0;
  for (let k = 0; k < FREE.length; k++) {
    const bodies = surroundings[FREE[k]];
    for (let at = 0; at < bodies.length; at += BODY_SIZE) {
      const pose = ROBOT_SIZE + POSE_SIZE * body;
      flattenBody(qpos, pose, qvel, ROBOT_SIZE + TWIST_SIZE * body, bodies, at);
      bodies[at + 6] = qpos[pose + 2] - RESTS[FREE[k]];
      body++;
    }
  }
}

/** The height of a free body's center, m; bodies count vases first, then the push box, then gremlins. */
export const heightOf = ({ qpos }: MujocoState, body: number): number => qpos[ROBOT_SIZE + POSE_SIZE * body + 2];

/** How fast a free body's center moves in space, m/s. */
export function speedOf({ qvel }: MujocoState, body: number): number {
  const at = ROBOT_SIZE + TWIST_SIZE * body;
  return Math.sqrt(qvel[at] * qvel[at] + qvel[at + 1] * qvel[at + 1] + qvel[at + 2] * qvel[at + 2]);
}
