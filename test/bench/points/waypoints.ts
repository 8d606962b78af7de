import type { World } from "../../../envs/points/world.ts";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import type { Rng } from "../../../src/math/rng.ts";

/** Drives from one waypoint to the next, by nothing but where the robot is and how it heads. */
export interface Driver {
  /** The action for the world as it is. Reused: read it before the next. */
  act(world: World): readonly [thrust: number, turn: number];
}

const NEAR = 0.3; // m
const MAX_STEPS = 200; // on the way to one waypoint
const NUM_POINTS = 64;
const GAIN = 1.5; // of the turn, per radian
const AHEAD = 0.6; // rad; within it, full thrust

/**
 * A driver whose waypoints are drawn in advance: every other one anywhere within ±`extent`, the others at the box to
 * push or at a button, where there are any. Drivers of the same stream go the same way in the same world.
 */
export function driver(rng: Rng, extent: number): Driver {
  const points = Array.from({ length: NUM_POINTS }, () => [
    extent * (2 * rng.uniform() - 1),
    extent * (2 * rng.uniform() - 1),
  ]);
  const action: [number, number] = [0, 0];
  let [index, steps] = [0, 0];

  function aim({ objects: { pushBox, buttons } }: World): readonly [number, number] {
    const at = points[index % NUM_POINTS];
    if (index % 2 === 1 && pushBox.length === BODY_SIZE) return [pushBox[0], pushBox[1]];
    const button = 2 * (index % (buttons.length / 2));
    if (index % 2 === 1 && buttons.length > 0) return [buttons[button], buttons[button + 1]];
    return [at[0], at[1]];
  }

  return {
    act(world) {
      const { x, y, heading } = world.robot;
      const [toX, toY] = aim(world);
      const error = Math.atan2(toY - y, toX - x) - heading;
      const turn = Math.atan2(Math.sin(error), Math.cos(error));
      action[0] = Math.abs(turn) < AHEAD ? 1 : 0;
      action[1] = Math.max(-1, Math.min(1, GAIN * turn));
      steps++;
      if ((toX - x) ** 2 + (toY - y) ** 2 < NEAR ** 2 || steps === MAX_STEPS) {
        index++;
        steps = 0;
      }
      return action;
    },
  };
}
