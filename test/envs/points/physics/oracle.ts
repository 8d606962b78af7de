import type { MainModule, MjData, MjModel } from "@mujoco/mujoco";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import { KINDS, mjcf } from "../../../../envs/points/mujoco/mjcf.ts";
import { inventoryOf } from "../../../../envs/points/mujoco/mujocoWorld.ts";
import { command, type PointRobot } from "../../../../envs/points/pointRobot.ts";

const TRAVEL = 0.35;
const TIME_STEP = 0.002;
const VASE_SINK = 4e-5; // how far a vase sinks into the soft floor; metres
/** Sensors before those that count contacts: accelerometer, velocimeter, gyro, magnetometer. */
const NUM_SENSORS = 12;
const FREE: readonly Kind[] = ["vases", "pushBox", "gremlins"];
const HELD: readonly Kind[] = ["gremlins", "pillars", "buttons"];
type Kind = (typeof KINDS)[number];
type Box = "vases" | "gremlins" | "pushBox";

/** MuJoCo itself, with a point robot among things. */
export interface Oracle {
  /** Puts everything in its place, boxes upright on the floor. */
  put(robot: PointRobot, surroundings: Surroundings): void;
  /** One environment step from `time`, s; the robot is moved along. */
  step(robot: PointRobot, thrust: number, turn: number, time: number): void;
  /** How many contacts the robot has with each thing of a kind. */
  touched(kind: Kind): number[];
  /** Forward and left, m/s². */
  accelerometer(): [forward: number, left: number];
  /** x, y, z of a box, then its velocity, then its spin in its own frame; m, s, rad. */
  thing(kind: Box, index: number): number[];
  delete(): void;
}

/** MuJoCo, or nothing where `@mujoco/mujoco` is not installed. */
export async function mujoco(): Promise<MainModule | undefined> {
  const module = await import("@mujoco/mujoco").catch(() => undefined);
  return module?.default();
}

/** A world with as many things of each kind as `surroundings` has. */
export function oracle(mj: MainModule, surroundings: Surroundings): Oracle {
  const counts = inventoryOf(surroundings);
  const model: MjModel = mj.MjModel.from_xml_string(mjcf(counts))!;
  const data: MjData = new mj.MjData(model);
  const [qpos, qvel, ctrl, mocapPos, mocapQuat, sensordata]: Float64Array[] = [
    data.qpos,
    data.qvel,
    data.ctrl,
    data.mocap_pos,
    data.mocap_quat,
    data.sensordata,
  ];
  /** Where the first of a kind is in a list that has all of each kind in turn. */
  const firstOf = (kinds: readonly Kind[], kind: Kind) =>
    kinds.slice(0, kinds.indexOf(kind)).reduce((sum, before) => sum + counts[before], 0);
  const freeIndex = (kind: Kind, i: number) => firstOf(FREE, kind) + i;
  const heldIndex = (kind: Kind, i: number) => firstOf(HELD, kind) + i;
  const quaternion = (heading: number) => [Math.cos(heading / 2), 0, 0, Math.sin(heading / 2)];
  let places = surroundings.gremlinPlaces;

  function putBoxes(kind: Box, bodies: Float64Array, height: number) {
    for (let i = 0; i < counts[kind]; i++) {
      const [x, y, heading, velocityX, velocityY, yawRate] = bodies.subarray(BODY_SIZE * i);
      const body = freeIndex(kind, i);
      qpos.set([x, y, height, ...quaternion(heading)], 3 + 7 * body);
      qvel.set([velocityX, velocityY, 0, 0, 0, yawRate], 3 + 6 * body);
      if (kind === "gremlins") mocapQuat.set(quaternion(heading), 4 * heldIndex(kind, i));
    }
  }
  const putStatics = (kind: "pillars" | "buttons", height: number) => {
    for (let i = 0; i < counts[kind]; i++) {
      const at = surroundings[kind].subarray(2 * i);
      mocapPos.set([at[0], at[1], height], 3 * heldIndex(kind, i));
    }
  };
  function read(robot: PointRobot) {
    [robot.x, robot.y, robot.heading] = qpos;
    [robot.velocityX, robot.velocityY, robot.yawRate] = qvel;
  }

  return {
    put(robot, at) {
      surroundings = at;
      places = at.gremlinPlaces;
      mj.mj_resetData(model, data);
      qpos.set([robot.x, robot.y, robot.heading]);
      qvel.set([robot.velocityX, robot.velocityY, robot.yawRate]);
      putBoxes("vases", at.vases, 0.1 - VASE_SINK);
      putBoxes("gremlins", at.gremlins, 0.2 - 4.4e-4);
      putBoxes("pushBox", at.pushBox, 0.2 - 8.7e-6);
      putStatics("pillars", 0.5);
      putStatics("buttons", 0.1);
    },
    step(robot, thrust, turn, time) {
      command(robot, thrust, turn);
      ctrl.set([thrust, turn]);
      for (let substep = 0; substep < 10; substep++) {
        const phase = time + substep * TIME_STEP;
        for (let i = 0; i < counts.gremlins; i++) {
          const target = [places[2 * i] + TRAVEL * Math.sin(phase), places[2 * i + 1] + TRAVEL * Math.cos(phase), 0.1];
          mocapPos.set(target, 3 * heldIndex("gremlins", i));
        }
        mj.mj_step(model, data);
      }
      mj.mj_forward(model, data);
      read(robot);
    },
    touched(kind) {
      const from = NUM_SENSORS + firstOf(KINDS, kind);
      return [...sensordata.subarray(from, from + counts[kind])];
    },
    accelerometer: () => [sensordata[0], sensordata[1]],
    thing(kind, index) {
      const body = freeIndex(kind, index);
      return [...qpos.slice(3 + 7 * body, 6 + 7 * body), ...qvel.slice(3 + 6 * body, 9 + 6 * body)];
    },
    delete() {
      data.delete();
      model.delete();
    },
  };
}
