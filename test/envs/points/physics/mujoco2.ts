import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { flattenBody } from "../../../../envs/points/mujoco/flattenBody.ts";
import { GREMLIN_SHAPE, PUSH_BOX_SHAPE, VASE_SHAPE } from "../../../../envs/points/physics/shapes.ts";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import { things } from "./things.ts";

export type BoxKind = "vases" | "gremlins" | "pushBox";

/** First body, second body (0 is the robot, a pillar comes after the boxes), distance, place, normal from the first to the second. */
export type RecordedContact = readonly number[];

export interface RecordedSubstep {
  readonly time: number;
  readonly action: readonly [number, number];
  /** MuJoCo's qpos, then its qvel. */
  readonly state: readonly number[];
  /** Its qacc. */
  readonly acceleration: readonly number[];
  readonly contacts: readonly RecordedContact[];
}

interface RecordedScene {
  readonly kinds: readonly BoxKind[];
  /** Where one stands, if any. */
  readonly pillar: readonly [number, number] | null;
  readonly places: readonly (readonly [number, number])[];
  readonly headings: readonly number[];
  readonly substeps: readonly RecordedSubstep[];
}

/** What MuJoCo 2.3.3 made of a robot that rams boxes; record.py says how it was recorded. */
export const scenes: readonly RecordedScene[] = JSON.parse(
  gunzipSync(readFileSync(new URL("mujoco2.json.gz", import.meta.url))).toString(),
).scenes;

const RESTS = { vases: VASE_SHAPE.center, gremlins: GREMLIN_SHAPE.center, pushBox: PUSH_BOX_SHAPE.center };

/** Which of its kind each box of a scene is. */
export const indexesOf = ({ kinds }: RecordedScene): number[] =>
  kinds.map((kind, i) => kinds.slice(0, i).filter((other) => other === kind).length);

/** How many numbers of a state are places: the robot's three and seven for each box. */
export const numPlaces = (numBoxes: number): number => 3 + 7 * numBoxes;

/** What surrounds the robot in a recorded state. */
export function surroundingsOf(scene: RecordedScene, { state }: RecordedSubstep): Surroundings {
  const { kinds, pillar, places, headings } = scene;
  const split = numPlaces(kinds.length);
  const [qpos, qvel] = [Float64Array.from(state.slice(0, split)), Float64Array.from(state.slice(split))];
  const boxes: Record<BoxKind, number[][]> = { vases: [], gremlins: [], pushBox: [] };
  kinds.forEach((kind, i) => {
    const box = new Float64Array(BODY_SIZE);
    flattenBody(qpos, 3 + 7 * i, qvel, 3 + 6 * i, box, 0);
    box[6] = qpos[5 + 7 * i] - RESTS[kind];
    boxes[kind].push([...box]);
  });
  const surroundings = things({ ...boxes, pillars: pillar ? [pillar] : [] });
  const led = kinds.flatMap((kind, i) => (kind === "gremlins" ? [i] : []));
  surroundings.gremlinPlaces.set(led.flatMap((i) => places[i]));
  surroundings.gremlinHeadings.set(led.map((i) => headings[i]));
  return surroundings;
}
