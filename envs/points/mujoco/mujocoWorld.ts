import { BODY_SIZE, type Surroundings } from "../physics/surroundings.ts";
import type { Mujoco, MujocoData } from "./loadMujoco.ts";
import { mjcf, type Inventory } from "./mjcf.ts";
import type { MujocoState } from "./mujocoState.ts";
import { writePush } from "./writePush.ts";

/** What MuJoCo says about a state. */
export interface Reading {
  /** Accelerometer, velocimeter, gyro and magnetometer, three numbers each: forward, left, up. */
  readonly sensors: Float64Array; // [12]
  /** How many contacts the robot has with each thing: vases, push box, gremlins, pillars, buttons. */
  readonly contacts: Float64Array;
  /** What contacts do to the robot: N along x and y, N m about its origin. */
  readonly push: Float64Array; // [3]
}

/**
 * MuJoCo with a model of a robot among so many things of each kind. It remembers nothing: whatever moves is in the
 * states it is given, so one serves any number of episodes.
 */
export interface MujocoWorld {
  /** What was said about the state last advanced or looked at; filled anew each time. */
  readonly reading: Reading;
  /** Moves a state on by one environment step, 0.02 s, under an action; MuJoCo clips it to [−1, 1]. */
  advance(state: MujocoState, thrust: number, turn: number): void;
  /** Reads a state without moving it on. */
  look(state: MujocoState, thrust: number, turn: number): void;
  /** Gives the memory back. The world is of no use thereafter. */
  dispose(): void;
}

const NUM_SUBSTEPS = 10;
const NUM_SENSORS = 12;
/** `mjDSBL_SENSOR`. Counting contacts takes an eighth of a substep, and only the last count is read. */
const WITHOUT_SENSORS = 1 << 13;
/** How far from its place a gremlin's handle is; metres. It goes round clockwise, at a radian per second. */
const TRAVEL = 0.35;

/** How many of each kind `surroundings` has. */
export const inventoryOf = (surroundings: Surroundings): Inventory => ({
  vases: surroundings.vases.length / BODY_SIZE,
  pushBox: surroundings.pushBox.length / BODY_SIZE,
  gremlins: surroundings.gremlins.length / BODY_SIZE,
  pillars: surroundings.pillars.length / 2,
  buttons: surroundings.buttons.length / 2,
});

/** @throws where MuJoCo cannot read the model. */
export function mujocoWorld(mujoco: Mujoco, inventory: Inventory): MujocoWorld {
  const model = mujoco.MjModel.from_xml_string(mjcf(inventory));
  if (!model) throw new Error("mujocoWorld: MuJoCo did not accept its model; use @mujoco/mujoco 3.14");
  const data = new mujoco.MjData(model);
  const { opt } = model;
  const flags = opt.disableflags;
  let views = viewsOf(data);
  const reading: Reading = {
    sensors: new Float64Array(NUM_SENSORS),
    contacts: new Float64Array(views.sensors.length - NUM_SENSORS),
    push: new Float64Array(3),
  };
  let disposed = false;

  function load(state: MujocoState, thrust: number, turn: number): void {
    if (disposed) throw new Error("mujocoWorld: it was disposed; make another");
    if (views.qpos.length === 0) views = viewsOf(data); // the memory grew for someone else
    data.time = state.time;
    views.qpos.set(state.qpos);
    views.qvel.set(state.qvel);
    views.warmstart.set(state.warmstart);
    views.mocapPos.set(state.mocapPos);
    views.mocapQuat.set(state.mocapQuat);
    views.ctrl[0] = thrust;
    views.ctrl[1] = turn;
  }

  /** The sensors are right only after a forward pass at the end. */
  function read(): void {
    opt.disableflags = flags;
    mujoco.mj_forward(model!, data);
    const { sensors } = views;
    for (let i = 0; i < NUM_SENSORS; i++) reading.sensors[i] = sensors[i];
    for (let i = 0; i < reading.contacts.length; i++) reading.contacts[i] = sensors[NUM_SENSORS + i];
    writePush(views.qpos[2], views.acceleration, views.freeAcceleration, reading.push);
  }

  return {
    reading,

    advance(state, thrust, turn) {
      load(state, thrust, turn);
      opt.disableflags = flags | WITHOUT_SENSORS;
      for (let substep = 0; substep < NUM_SUBSTEPS; substep++) {
        pull(views.mocapPos, state.gremlinPlaces, data.time);
        mujoco.mj_step(model, data);
      }
      state.time = data.time;
      state.qpos.set(views.qpos);
      state.qvel.set(views.qvel);
      state.warmstart.set(views.warmstart);
      state.mocapPos.set(views.mocapPos);
      read();
    },

    look(state, thrust, turn) {
      load(state, thrust, turn);
      read();
    },

    dispose() {
      if (disposed) return;
      disposed = true;
      data.delete();
      model.delete();
    },
  };
}

/** The arrays of a world where they lie in memory; asking for them is dear. */
const viewsOf = (data: MujocoData) => ({
  qpos: data.qpos,
  qvel: data.qvel,
  warmstart: data.qacc_warmstart,
  mocapPos: data.mocap_pos,
  mocapQuat: data.mocap_quat,
  ctrl: data.ctrl,
  sensors: data.sensordata,
  acceleration: data.qacc,
  freeAcceleration: data.qacc_smooth,
});

/** Moves the handles of the gremlins, which come first among mocap bodies. */
function pull(mocapPos: Float64Array, places: Float64Array, time: number): void {
  const x = TRAVEL * Math.sin(time);
  const y = TRAVEL * Math.cos(time);
  for (let i = 0, at = 0; i < places.length; i += 2, at += 3) {
    mocapPos[at] = places[i] + x;
    mocapPos[at + 1] = places[i + 1] + y;
  }
}
