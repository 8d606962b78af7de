import { clamp } from "../../../src/math/clamp.ts";
import { BODY_SIZE, type Surroundings, type Touches } from "../physics/surroundings.ts";
import { point } from "../point.ts";
import type { PointRobot } from "../pointRobot.ts";
import type { Robot } from "../robot.ts";
import { loadMujoco, type Mujoco } from "./loadMujoco.ts";
import { flatten, lift, speedOf, type MujocoState } from "./mujocoState.ts";
import { inventoryOf, mujocoWorld, type MujocoWorld, type Reading } from "./mujocoWorld.ts";

/** A point robot, and with it the world in space. */
export interface SpatialRobot extends PointRobot {
  /** The robot and all that moves, from the first step on; plain data. */
  spatial?: MujocoState;
}

/** MuJoCo in place of the plane's own physics, for any number of worlds side by side. */
export interface MujocoPhysics {
  /**
   * The point robot as MuJoCo moves it. It may be put elsewhere between two steps; other things may not, once the first
   * step is done.
   */
  readonly point: Robot<SpatialRobot>;
  /** Gives back WebAssembly memory: a model for each kind of world met. At need they are made anew. */
  dispose(): void;
}

/**
 * Loads MuJoCo, an optional peer.
 *
 * What a world is lies in the world, as plain data: it can be copied and kept, and goes on from there to the bit. What
 * lies in WebAssembly memory is what all worlds of a kind share.
 *
 * @throws where `@mujoco/mujoco` is not installed.
 */
export async function mujocoPhysics(load: () => Promise<Mujoco> = loadMujoco): Promise<MujocoPhysics> {
  const mujoco = await load();
  const models = new Map<number, MujocoWorld>();

  function modelFor(surroundings: Surroundings): MujocoWorld {
    const key = keyOf(surroundings);
    const known = models.get(key);
    if (known) return known;
    const made = mujocoWorld(mujoco, inventoryOf(surroundings));
    models.set(key, made);
    return made;
  }

  return {
    point: {
      ...point("mujoco"),
      advance(robot, surroundings, _time, action, touches) {
        const state = (robot.spatial ??= lift(robot, surroundings));
        const model = modelFor(surroundings);
        robot.thrust = clamp(action[0], -1, 1);
        robot.turn = clamp(action[1], -1, 1);
        putRobot(state, robot);
        model.advance(state, robot.thrust, robot.turn);
        flatten(state, robot, surroundings);
        const { vaseRocking } = surroundings;
        for (let i = 0; i < vaseRocking.length; i++) vaseRocking[i] = speedOf(state, i);
        feel(robot, model.reading);
        count(model.reading, surroundings, touches);
      },
    },

    dispose() {
      for (const model of models.values()) model.dispose();
      models.clear();
    },
  };
}

/** A number for each inventory of arrays shorter than 1000. */
const keyOf = ({ vases, pushBox, gremlins, pillars, buttons }: Surroundings): number =>
  (((vases.length * 1e3 + pushBox.length) * 1e3 + gremlins.length) * 1e3 + pillars.length) * 1e3 + buttons.length;

function putRobot({ qpos, qvel }: MujocoState, robot: PointRobot): void {
  qpos[0] = robot.x;
  qpos[1] = robot.y;
  qpos[2] = robot.heading;
  qvel[0] = robot.velocityX;
  qvel[1] = robot.velocityY;
  qvel[2] = robot.yawRate;
}

/** Writes the push of contacts where the accelerometer looks for it: in the robot's frame. */
function feel(robot: PointRobot, { push }: Reading): void {
  const cos = Math.cos(robot.heading);
  const sin = Math.sin(robot.heading);
  robot.contactForward = cos * push[0] + sin * push[1];
  robot.contactLeft = cos * push[1] - sin * push[0];
  robot.contactYaw = push[2];
}

/** Adds up the contacts with things of each kind, which come in the order of `KINDS`. */
function count({ contacts }: Reading, surroundings: Surroundings, touches: Touches): void {
  const pushBox = surroundings.vases.length / BODY_SIZE;
  const gremlins = pushBox + surroundings.pushBox.length / BODY_SIZE;
  const pillars = gremlins + surroundings.gremlins.length / BODY_SIZE;
  const buttons = pillars + surroundings.pillars.length / 2;
  touches.vases = sum(contacts, 0, pushBox);
  touches.pushBox = sum(contacts, pushBox, gremlins);
  touches.gremlins = sum(contacts, gremlins, pillars);
  touches.pillars = sum(contacts, pillars, buttons);
  for (let i = buttons; i < contacts.length; i++) touches.buttons[i - buttons] = contacts[i];
}

function sum(contacts: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += contacts[i];
  return total;
}
