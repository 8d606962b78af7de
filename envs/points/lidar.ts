import type { Reals } from "../../src/math/reals.ts";
import type { Mover } from "./robot.ts";

/** How many numbers one lidar writes, one for each sector around the robot. */
export const NUM_BINS = 16;

const TURN = 2 * Math.PI;
const BIN_WIDTH = TURN / NUM_BINS;

/**
 * Safety-Gymnasium's pseudo-lidar: how near the objects of one group are, by direction.
 *
 * An object at distance d in bin k = ⌊φ / w⌋, w = 2π/16, reads s = max(0, range − d) / range there and, so that the
 * reading is continuous in φ, α s in bin k + 1 and (1 − α) s in bin k − 1, where α = φ / w − k. Bins take the largest
 * reading. Bin 0 begins straight ahead; bins go counter-clockwise. Writes to `obs` from `offset` on.
 *
 * `positions` has x and y of an object every `stride` numbers; `cos` and `sin` are those of the robot's heading.
 *
 * Source: `_obs_lidar_pseudo`, https://github.com/PKU-Alignment/safety-gymnasium (bases/base_task.py)
 */
export function lidar(
  robot: Mover,
  cos: number,
  sin: number,
  positions: Float64Array,
  stride: number,
  range: number,
  obs: Reals,
  offset: number,
): void {
  for (let bin = 0; bin < NUM_BINS; bin++) obs[offset + bin] = 0;
  for (let i = 0; i < positions.length; i += stride) {
    const dx = positions[i] - robot.x;
    const dy = positions[i + 1] - robot.y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance >= range) continue; // it would read 0
    const reading = (range - distance) / range;
    const angle = Math.atan2(cos * dy - sin * dx, cos * dx + sin * dy);
    const sector = (angle < 0 ? angle + TURN : angle) / BIN_WIDTH;
    const floor = Math.floor(sector);
    const bin = floor % NUM_BINS; // a tiny negative angle rounds up to a whole turn
    const beyond = sector - floor;
    raise(obs, offset + bin, reading);
    raise(obs, offset + ((bin + 1) % NUM_BINS), beyond * reading);
    raise(obs, offset + ((bin + NUM_BINS - 1) % NUM_BINS), (1 - beyond) * reading);
  }
}

function raise(obs: Reals, index: number, reading: number): void {
  if (reading > obs[index]) obs[index] = reading;
}
