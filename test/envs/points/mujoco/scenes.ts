import type { Inventory } from "../../../../envs/points/mujoco/mjcf.ts";
import { BODY_SIZE, type Surroundings, type Touches } from "../../../../envs/points/physics/surroundings.ts";

const REST = Array.from({ length: BODY_SIZE - 3 }, () => 0);

export const NOTHING: Inventory = { vases: 0, pushBox: 0, gremlins: 0, pillars: 0, buttons: 0 };

type Place = readonly [x: number, y: number, heading?: number];

/** Things at rest where they are said to be. */
export function surroundings(things: Partial<Record<keyof Inventory, readonly Place[]>>): Surroundings {
  const bodies = (places: readonly Place[] = []) =>
    Float64Array.from(places.flatMap(([x, y, heading = 0]) => [x, y, heading, ...REST]));
  const points = (places: readonly Place[] = []) => Float64Array.from(places.flatMap(([x, y]) => [x, y]));
  return {
    vases: bodies(things.vases),
    vaseRocking: new Float64Array(things.vases?.length ?? 0),
    pushBox: bodies(things.pushBox),
    gremlins: bodies(things.gremlins),
    gremlinPlaces: points(things.gremlins),
    gremlinHeadings: Float64Array.from(things.gremlins ?? [], ([, , heading = 0]) => heading),
    pillars: points(things.pillars),
    buttons: points(things.buttons),
  };
}

export const body = (bodies: Float64Array, index: number): number[] => [
  ...bodies.subarray(index * BODY_SIZE, (index + 1) * BODY_SIZE),
];

export const untouched = (numButtons = 0): Touches => ({
  pillars: 0,
  vases: 0,
  gremlins: 0,
  pushBox: 0,
  buttons: new Uint8Array(numButtons),
});
