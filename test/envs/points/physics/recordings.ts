import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import type { RobotState } from "../golden.ts";
import { things, type Kind } from "./things.ts";

type Point = readonly [number, number];

export interface RecordedStep {
  readonly action: Point;
  /** After the step, as everything else here. */
  readonly robot: RobotState;
  /** Only where an observation was kept. */
  readonly accelerometer?: Point;
  /** Safety-Gymnasium's indicators. */
  readonly costs: Readonly<Record<string, number>>;
  readonly vases?: readonly Point[];
  readonly gremlins?: readonly Point[];
  readonly pushBox?: readonly Point[];
}

export interface RecordedEpisode {
  readonly seed: number;
  readonly robot: RobotState;
  readonly things: Readonly<Partial<Record<Kind, { places: readonly Point[]; headings: readonly number[] }>>>;
  readonly steps: readonly RecordedStep[];
}

/** What Safety-Gymnasium itself did on MuJoCo 2.2.2, by task; the file says how it was recorded. */
export const recordings: Readonly<Record<string, readonly RecordedEpisode[]>> = JSON.parse(
  gunzipSync(readFileSync(new URL("recordings.json.gz", import.meta.url))).toString(),
).episodes;

export const MOVABLES = ["vases", "gremlins", "pushBox"] as const;

/** What surrounds the robot at the start of an episode. */
export const surroundingsOf = (episode: RecordedEpisode): Surroundings =>
  things(
    Object.fromEntries(
      Object.entries(episode.things).map(([kind, { places, headings }]) => [
        kind,
        places.map(([x, y], i) => [x, y, headings[i]]),
      ]),
    ),
  );

/** How far a movable thing is from where it was recorded; metres. */
export const astray = (surroundings: Surroundings, step: RecordedStep, kind: (typeof MOVABLES)[number], i: number) => {
  const [x, y] = step[kind]![i];
  return Math.hypot(surroundings[kind][BODY_SIZE * i] - x, surroundings[kind][BODY_SIZE * i + 1] - y);
};
