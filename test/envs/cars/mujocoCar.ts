import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** An episode of the suites' car in space, under MuJoCo 3.14, from rest at the origin. */
export interface CarEpisode {
  readonly heading: number;
  readonly steps: readonly {
    readonly action: readonly [number, number];
    readonly x: number;
    readonly y: number;
    readonly heading: number;
    /** In the car's frame. */
    readonly velocity: readonly [number, number];
    readonly yawRate: number;
  }[];
}

const file = new URL("mujocoCar.json.gz", import.meta.url);

/** Torques that are held, each from two headings; then twenty episodes of random torques. */
export const recorded: readonly CarEpisode[] = JSON.parse(gunzipSync(readFileSync(file)).toString());
