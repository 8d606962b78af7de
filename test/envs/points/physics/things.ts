import fc from "fast-check";
import { BODY_SIZE, type Surroundings, type Touches } from "../../../../envs/points/physics/surroundings.ts";
import { pointRobot, type PointRobot } from "../../../../envs/points/pointRobot.ts";
import type { RobotState } from "../golden.ts";

export type Kind = "pillars" | "buttons" | "vases" | "gremlins" | "pushBox";
/** x, y, heading and their rates; what is left out is 0. */
export type Placed = readonly number[];

/** Things at their places, upright on the floor; gremlins circle where they are put. */
export function things(placed: Partial<Record<Kind, readonly Placed[]>>): Surroundings {
  const points = (kind: Kind) => Float64Array.from((placed[kind] ?? []).flatMap(([x, y]) => [x, y]));
  const boxes = (kind: Kind) => {
    const states = new Float64Array(BODY_SIZE * (placed[kind]?.length ?? 0));
    placed[kind]?.forEach((state, i) => states.set(state, BODY_SIZE * i));
    return states;
  };
  return {
    pillars: points("pillars"),
    buttons: points("buttons"),
    vases: boxes("vases"),
    vaseRocking: new Float64Array(placed.vases?.length ?? 0),
    gremlins: boxes("gremlins"),
    gremlinPlaces: points("gremlins"),
    gremlinHeadings: Float64Array.from(placed.gremlins ?? [], ([, , heading = 0]) => heading),
    pushBox: boxes("pushBox"),
  };
}

export const touchesOf = ({ buttons }: Surroundings): Touches => ({
  pillars: 0,
  vases: 0,
  gremlins: 0,
  pushBox: 0,
  buttons: new Uint8Array(buttons.length / 2),
});

/** A robot in a state. */
export function robotAt([x, y, heading, velocityX, velocityY, yawRate]: RobotState): PointRobot {
  return Object.assign(pointRobot(x, y, heading), { velocityX, velocityY, yawRate });
}

/** Numbers spread evenly over ±`most`, which fast-check's own are not: most of those are next to nothing. */
export const upTo = (most: number): fc.Arbitrary<number> =>
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((millionths) => (most * millionths) / 1_000_000);

/** The value that a share of all values does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

export const worst = (mine: readonly number[], theirs: readonly number[]): number =>
  Math.max(...mine.map((x, i) => Math.abs(x - theirs[i])));
