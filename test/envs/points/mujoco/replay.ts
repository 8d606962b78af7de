import type { Mujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";
import { KINDS } from "../../../../envs/points/mujoco/mjcf.ts";
import { flatten, lift } from "../../../../envs/points/mujoco/mujocoState.ts";
import { inventoryOf, mujocoWorld } from "../../../../envs/points/mujoco/mujocoWorld.ts";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import { pointRobot } from "../../../../envs/points/pointRobot.ts";
import type { GoldenEpisode, RobotState } from "../golden.ts";

type Kind = (typeof KINDS)[number];

/** How far one step ended from the recording of it. */
export interface Deviation {
  /** What was within the robot's reach: "nothing", or the kinds of things. */
  readonly near: string;
  /** m and rad; then m/s and rad/s. */
  readonly position: number;
  readonly velocity: number;
  /** m/s², for the accelerometer; the other sensors. NaN where none was recorded. */
  readonly acceleration: number;
  readonly sensors: number;
  /** m; of each thing that moves and was recorded, by kind. Things run freely from the start of the episode. */
  readonly things: Readonly<Partial<Record<Kind, number>>>;
  /** Whether the robot touched each kind, here and in the recording, where touching it costs. */
  readonly touched: Readonly<Partial<Record<Kind, readonly [here: boolean, there: boolean]>>>;
}

// How near a center must be to be within reach in a step: half the thing's breadth, the robot's nose, a step's way.
const REACH: Readonly<Record<Kind, number>> = {
  vases: 0.34,
  pushBox: 0.62,
  gremlins: 0.34,
  pillars: 0.4,
  buttons: 0.3,
};
const STRIDE: Readonly<Record<Kind, number>> = {
  vases: BODY_SIZE,
  pushBox: BODY_SIZE,
  gremlins: BODY_SIZE,
  pillars: 2,
  buttons: 2,
};
const COSTS = { vases: "vasesContact", gremlins: "gremlins", pillars: "pillars" } as const;
const PAID: Readonly<Record<string, readonly Kind[]>> = {
  Goal2: ["vases"],
  Button1: ["gremlins"],
  Button2: ["gremlins"],
  Push2: ["pillars"],
};

/** Plays a recording on MuJoCo, the robot put back on its track before every step; other things are left to themselves. */
export function replay(
  mujoco: Mujoco,
  id: string,
  objects: Surroundings,
  episode: GoldenEpisode,
): readonly Deviation[] {
  const world = mujocoWorld(mujoco, inventoryOf(objects));
  const [x, y, heading] = episode.robot;
  const robot = pointRobot(x, y, heading);
  const state = lift(robot, objects);
  const paid = PAID[id.slice("SafetyPoint".length, -"-v0".length)] ?? [];
  const recorded = {
    vases: objects.vases.slice(),
    pushBox: objects.pushBox.slice(),
    gremlins: objects.gremlins.slice(),
  };
  let before: RobotState = episode.robot;
  const deviations = episode.steps.map((step): Deviation => {
    state.qpos.set(before.slice(0, 3));
    state.qvel.set(before.slice(3));
    const here = nearby(before, objects);
    world.advance(state, step.action[0], step.action[1]);
    flatten(state, robot, objects);
    const gaps = step.robot.map((value, i) => Math.abs((i < 3 ? state.qpos[i] : state.qvel[i - 3]) - value));
    const felt = [...world.reading.sensors].map((value, i) => Math.abs(value - (step.obs?.[i] ?? NaN)));
    const things: Partial<Record<Kind, number>> = {};
    for (const kind of ["vases", "pushBox", "gremlins"] as const) {
      for (const [i, at] of Object.entries(step[kind] ?? {})) recorded[kind].set(at.slice(0, 2), Number(i) * BODY_SIZE);
      if (objects[kind].length > 0) things[kind] = planarGap(objects[kind], recorded[kind]);
    }
    const near = [...new Set([...here, ...nearby(step.robot, objects)])].sort().join("+") || "nothing";
    const counts = tally(world.reading.contacts, objects);
    const touched: Partial<Record<Kind, readonly [boolean, boolean]>> = {};
    for (const kind of paid) {
      const cost = COSTS[kind as keyof typeof COSTS];
      touched[kind] = [counts[kind] > 0, step.costs?.includes(cost) ?? false];
    }
    before = step.robot;
    return {
      near,
      position: Math.max(...gaps.slice(0, 3)),
      velocity: Math.max(...gaps.slice(3)),
      acceleration: Math.max(...felt.slice(0, 3)),
      sensors: Math.max(...felt.slice(3)),
      things,
      touched,
    };
  });
  world.dispose();
  return deviations;
}

function nearby([x, y]: RobotState, objects: Surroundings): Kind[] {
  return KINDS.filter((kind) => {
    for (let at = 0; at < objects[kind].length; at += STRIDE[kind]) {
      if (Math.hypot(objects[kind][at] - x, objects[kind][at + 1] - y) < REACH[kind]) return true;
    }
    return false;
  });
}

function planarGap(mine: Float64Array, theirs: Float64Array): number {
  let worst = 0;
  for (let at = 0; at < mine.length; at += BODY_SIZE) {
    worst = Math.max(worst, Math.hypot(mine[at] - theirs[at], mine[at + 1] - theirs[at + 1]));
  }
  return worst;
}

function tally(contacts: Float64Array, objects: Surroundings): Record<Kind, number> {
  let at = 0;
  const sums = KINDS.map((kind) => {
    let sum = 0;
    for (let i = 0; i < objects[kind].length; i += STRIDE[kind]) sum += contacts[at++];
    return [kind, sum] as const;
  });
  return Object.fromEntries(sums) as Record<Kind, number>;
}
