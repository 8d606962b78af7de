import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { PointRobot } from "../../../envs/points/pointRobot.ts";
import type { Rng } from "../../../src/math/rng.ts";
import { rng } from "../../../src/math/rng.ts";

/** x, y, heading, and their velocities. */
export type RobotState = readonly [number, number, number, number, number, number];

export interface GoldenStep {
  readonly action: readonly [number, number];
  /** After the step, as everything else here. */
  readonly robot: RobotState;
  readonly reward: number;
  readonly cost: number;
  readonly goal?: readonly [number, number];
  readonly obs?: readonly number[];
}

export interface GoldenEpisode {
  readonly seed: number;
  readonly robot: RobotState;
  readonly obs: readonly number[];
  readonly goal?: readonly [number, number];
  readonly steps: readonly GoldenStep[];
}

export interface GoldenLayout {
  readonly seed: number;
  readonly heading: number;
  readonly layout: Readonly<Record<string, readonly [number, number]>>;
  readonly goalButton?: number;
}

interface Golden {
  readonly trajectories: Readonly<Record<string, readonly GoldenEpisode[]>>;
  readonly layouts: Readonly<Record<string, readonly GoldenLayout[]>>;
}

/** What Safety-Gymnasium itself did, on MuJoCo 2.2.2; the file says how it was recorded. */
export const golden: Golden = JSON.parse(
  gunzipSync(readFileSync(new URL("../../data/safety_gymnasium_golden.json.gz", import.meta.url))).toString(),
);

/** A source of randomness whose whole numbers are all `seed`: an environment reset with it takes NumPy's seed from it. */
export const giving = (seed: number): Rng => ({ ...rng(0), int: () => seed });

/** Recorded actions are doubles; an environment reads them just the same. */
export const actionOf = (values: readonly number[]) => Float64Array.from(values) as unknown as Float32Array;

export function put(robot: PointRobot, [x, y, heading, velocityX, velocityY, yawRate]: RobotState): void {
  Object.assign(robot, { x, y, heading, velocityX, velocityY, yawRate });
}

export const stateOf = ({ x, y, heading, velocityX, velocityY, yawRate }: PointRobot): RobotState => [
  x,
  y,
  heading,
  velocityX,
  velocityY,
  yawRate,
];
