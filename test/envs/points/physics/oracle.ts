import type { MainModule, MjData, MjModel } from "@mujoco/mujoco";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import { command, type PointRobot } from "../../../../envs/points/pointRobot.ts";

const TRAVEL = 0.35;
const TIME_STEP = 0.002;
const VASE_SINK = 4e-5; // how far a vase sinks into the soft floor; metres
const KINDS = ["pillars", "buttons", "vases", "gremlins", "pushBox"] as const;
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

const countsOf = (surroundings: Surroundings): Record<Kind, number> => ({
  pillars: surroundings.pillars.length / 2,
  buttons: surroundings.buttons.length / 2,
  vases: surroundings.vases.length / BODY_SIZE,
  gremlins: surroundings.gremlins.length / BODY_SIZE,
  pushBox: surroundings.pushBox.length / BODY_SIZE,
});

const BODIES: Readonly<Record<Kind, (name: string) => string>> = {
  pillars: (name) => `<body name="${name}" mocap="true"><geom type="cylinder" size="0.2 0.5"/></body>`,
  buttons: (name) => `<body name="${name}" mocap="true"><geom type="sphere" size="0.1"/></body>`,
  vases: (name) => `<body name="${name}"><freejoint/><geom class="light" size="0.1 0.1 0.1"/></body>`,
  gremlins: (name) =>
    `<body name="${name}" pos="0 0 0.1"><freejoint/><geom class="light" size="0.1 0.1 0.1"/></body>
     <body name="handle-${name}" mocap="true"/>`,
  pushBox: (name) => `<body name="${name}"><freejoint/><geom class="light" size="0.2 0.2 0.2"/>
    ${["0.2 0.2", "-0.2 0.2", "0.2 -0.2", "-0.2 -0.2"].map((at) => `<geom class="light" size="0.1 0.1 0.2" pos="${at} 0"/>`).join("")}
  </body>`,
};

/** The weld's torque scale makes MuJoCo 3 hold a gremlin's attitude as firmly as MuJoCo 2 does: √(m / I). */
const weld = (name: string) =>
  `<weld body1="handle-${name}" body2="${name}" relpose="0 0 0.1 1 0 0 0" solref="0.02 1.5" torquescale="${Math.sqrt(150)}"/>`;

const mjcf = (things: readonly (readonly [kind: Kind, name: string])[]) => `<mujoco>
  <compiler angle="radian" autolimits="true"/>
  <option timestep="${TIME_STEP}"><flag multiccd="disable" nativeccd="disable" island="disable"/></option>
  <size memory="4M"/>
  <default><geom condim="6" density="1"/><default class="light"><geom type="box" density="0.001"/></default></default>
  <worldbody>
    <geom type="plane" size="5 5 0.1"/>
    <body name="robot" pos="0 0 0.1">
      <joint type="slide" axis="1 0 0" damping="0.01"/>
      <joint type="slide" axis="0 1 0" damping="0.01"/>
      <joint name="yaw" type="hinge" axis="0 0 1" damping="0.005"/>
      <geom type="sphere" size="0.1" friction="1 0.01 0.01"/>
      <geom type="box" size="0.05 0.05 0.05" pos="0.1 0 0"/>
      <site name="robot"/>
    </body>
    ${things.map(([kind, name]) => BODIES[kind](name)).join("\n")}
  </worldbody>
  <equality>${things.map(([kind, name]) => (kind === "gremlins" ? weld(name) : "")).join("")}</equality>
  <actuator>
    <motor site="robot" gear="0.3 0 0 0 0 0" ctrlrange="-1 1" forcerange="-0.05 0.05"/>
    <velocity joint="yaw" gear="0.3" kv="1" ctrlrange="-1 1" forcerange="-0.05 0.05"/>
  </actuator>
  <sensor>
    <accelerometer site="robot"/>
    ${things.map(([, name]) => `<contact body1="robot" body2="${name}" data="found"/>`).join("\n")}
  </sensor>
</mujoco>`;

/** A world with as many things of each kind as `surroundings` has. */
export function oracle(mj: MainModule, surroundings: Surroundings): Oracle {
  const counts = countsOf(surroundings);
  const things = KINDS.flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, i) => [kind, `${kind}${i}`] as const),
  );
  const model: MjModel = mj.MjModel.from_xml_string(mjcf(things))!;
  const data: MjData = new mj.MjData(model);
  const [qpos, qvel, ctrl, mocapPos, mocapQuat, sensordata]: Float64Array[] = [
    data.qpos,
    data.qvel,
    data.ctrl,
    data.mocap_pos,
    data.mocap_quat,
    data.sensordata,
  ];
  const free = things.filter(([kind]) => kind !== "pillars" && kind !== "buttons");
  const held = things.filter(([kind]) => kind === "pillars" || kind === "buttons" || kind === "gremlins");
  const freeIndex = (kind: Kind, i: number) => free.findIndex(([, name]) => name === `${kind}${i}`);
  const heldIndex = (kind: Kind, i: number) => held.findIndex(([, name]) => name === `${kind}${i}`);
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
    touched: (kind) => things.flatMap(([other], i) => (other === kind ? [sensordata[3 + i]] : [])),
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
