import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** An episode of Bullet-Safety-Gym under PyBullet 3.2.7; a ball is x, y and its velocity along each, m and m/s. */
export interface BulletEpisode {
  readonly task: "run" | "circle";
  readonly start: Ball;
  readonly obs: readonly number[];
  readonly steps: readonly {
    readonly action: readonly [number, number];
    readonly ball: Ball;
    readonly reward: number;
    readonly cost: number;
    readonly obs: readonly number[];
  }[];
}
type Ball = readonly [number, number, number, number];

const file = new URL("bullet.json.gz", import.meta.url);

/** Of Run: random pushes, others each step or each tenth, and a run-up that is let roll. Of Circle: two drivers. */
export const recorded: readonly BulletEpisode[] = JSON.parse(gunzipSync(readFileSync(file)).toString());

export const ballOf = ([x, y, velocityX, velocityY]: Ball) => ({ x, y, velocityX, velocityY });
