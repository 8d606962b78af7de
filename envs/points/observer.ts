import type { Reals } from "../../src/math/reals.ts";
import type { Dialect } from "./dialects.ts";
import { lidar, NUM_BINS } from "./lidar.ts";
import { STRIDES, type Kind } from "./objects.ts";
import type { Mover, Robot } from "./robot.ts";
import type { World } from "./world.ts";

/** Writes what the robot senses of a world. */
export interface Observer<Self extends Mover> {
  readonly size: number;
  observe(world: World<Self>, obs: Reals): void;
}

const NOTHING = new Float64Array(0);

/**
 * The robot's sensors and one lidar for each of `kinds`, in the order of the dialect. A lidar sees as far as `range`,
 * metres; buttons are not seen while they are dead.
 */
export function observer<Self extends Mover>(
  { sensors, sense }: Robot<Self>,
  { observed }: Dialect,
  kinds: readonly string[],
  range: number,
): Observer<Self> {
  const felt = new Float64Array(sensors.reduce((sum, sensor) => sum + sensor.size, 0));
  const copies: { readonly from: number; readonly to: number; readonly size: number }[] = [];
  const lidars: { readonly kind: Kind; readonly stride: number; readonly to: number }[] = [];
  let size = 0;
  for (const name of observed) {
    const index = sensors.findIndex((sensor) => sensor.name === name);
    if (index >= 0) {
      const from = sensors.slice(0, index).reduce((sum, sensor) => sum + sensor.size, 0);
      copies.push({ from, to: size, size: sensors[index].size });
      size += sensors[index].size;
    } else if (name in STRIDES && kinds.includes(name)) {
      lidars.push({ kind: name as Kind, stride: STRIDES[name as Kind], to: size });
      size += NUM_BINS;
    }
  }

  function observe({ robot, objects, buttonsTimer }: World<Self>, obs: Reals): void {
    const cos = Math.cos(robot.heading);
    const sin = Math.sin(robot.heading);
    sense(robot, cos, sin, felt);
    for (const copy of copies) for (let i = 0; i < copy.size; i++) obs[copy.to + i] = felt[copy.from + i];
    for (const { kind, stride, to } of lidars) {
      const positions = kind === "buttons" && buttonsTimer > 0 ? NOTHING : objects[kind];
      lidar(robot, cos, sin, positions, stride, range, obs, to);
    }
  }

  return { size, observe };
}
