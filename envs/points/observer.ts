import type { Reals } from "../../src/math/reals.ts";
import type { Dialect } from "./dialects.ts";
import { lidar, NUM_BINS } from "./lidar.ts";
import { STRIDES, type Kind } from "./objects.ts";
import { NUM_SENSORS, sense } from "./pointRobot.ts";
import type { World } from "./world.ts";

/** Writes what the robot senses of a world. */
export interface Observer {
  readonly size: number;
  observe(world: World, obs: Reals): void;
}

// Where `sense` writes each sensor; three numbers each.
const SENSORS: Readonly<Record<string, number>> = { accelerometer: 0, velocimeter: 3, gyro: 6, magnetometer: 9 };
const SENSOR_SIZE = 3;

const NOTHING = new Float64Array(0);
const felt = new Float64Array(NUM_SENSORS);

/**
 * The robot's sensors and one lidar for each of `kinds`, in the order of the dialect. A lidar sees as far as `range`,
 * metres; buttons are not seen while they are dead.
 */
export function observer({ observed }: Dialect, kinds: readonly string[], range: number): Observer {
  const sensors: { readonly from: number; readonly to: number }[] = [];
  const lidars: { readonly kind: Kind; readonly stride: number; readonly to: number }[] = [];
  let size = 0;
  for (const name of observed) {
    if (name in SENSORS) {
      sensors.push({ from: SENSORS[name], to: size });
      size += SENSOR_SIZE;
    } else if (name in STRIDES && kinds.includes(name)) {
      lidars.push({ kind: name as Kind, stride: STRIDES[name as Kind], to: size });
      size += NUM_BINS;
    }
  }

  function observe({ robot, objects, buttonsTimer }: World, obs: Reals): void {
    const cos = Math.cos(robot.heading);
    const sin = Math.sin(robot.heading);
    sense(robot, cos, sin, felt);
    for (const { from, to } of sensors) for (let i = 0; i < SENSOR_SIZE; i++) obs[to + i] = felt[from + i];
    for (const { kind, stride, to } of lidars) {
      const positions = kind === "buttons" && buttonsTimer > 0 ? NOTHING : objects[kind];
      lidar(robot, cos, sin, positions, stride, range, obs, to);
    }
  }

  return { size, observe };
}
