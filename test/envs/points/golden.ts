import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { PointRobot } from "../../../envs/points/pointRobot.ts";
import type { Rng } from "../../../src/math/rng.ts";
import { rng } from "../../../src/math/rng.ts";

/** x, y, heading, and their velocities. */
export type RobotState = readonly [number, number, number, number, number, number];

/** Which bodies moved, and where to: x and y, of the box also z. */
export type Moves = Readonly<Record<string, readonly number[]>>;

export interface GoldenStep {
  readonly action: readonly [number, number];
  /** After the step, as everything else here. */
  readonly robot: RobotState;
  readonly reward: number;
  /** The parts that cost 1; left out where there are none, as everything below is left out where nothing changed. */
  readonly costs?: readonly string[];
  readonly goalMet?: true;
  readonly goal?: readonly [number, number];
  readonly goalButton?: number;
  /** Where the timer of the buttons does not just count down. */
  readonly timer?: number;
  readonly vases?: Moves;
  readonly gremlins?: Moves;
  readonly pushBox?: Moves;
  readonly obs?: readonly number[];
}

export interface GoldenEpisode {
  readonly seed: number;
  readonly robot: RobotState;
  readonly obs: readonly number[];
  /** Of all that was placed; in tasks that redraw it, the goal's second place. */
  readonly layout: Readonly<Record<string, readonly [number, number]>>;
  readonly goal?: readonly [number, number];
  readonly goalButton?: number;
  readonly steps: readonly GoldenStep[];
}

interface Golden {
  readonly source: string;
  readonly trajectories: Readonly<Record<string, readonly GoldenEpisode[]>>;
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
