import type { Reals } from "../../src/math/reals.ts";
import { GRAVITY } from "./carBody.ts";
import type { CarLite } from "./carLite.ts";

/** What the car feels of itself, in the order of Safety-Gymnasium. */
export const SENSORS = [
  { name: "accelerometer", size: 3 },
  { name: "velocimeter", size: 3 },
  { name: "gyro", size: 3 },
  { name: "magnetometer", size: 3 },
  { name: "castorRate", size: 3 }, // ballangvel_rear
  { name: "castorAttitude", size: 9 }, // ballquat_rear, as a matrix
] as const;

const MAGNETIC_FIELD = 0.5;

/**
 * Writes what the car feels, 24 numbers in its frame: acceleration, velocity, rate and magnetic field, then the spin of
 * its castor in the castor's own frame and the castor's attitude as a matrix, row by row.
 *
 * Five are always the same in the plane: the third of the acceleration, 9.81, of the velocity and of the field, and the
 * first two of the rate.
 */
export function senseCar(car: CarLite, cos: number, sin: number, obs: Reals): void {
  obs[0] = car.accelerationX;
  obs[1] = car.accelerationY;
  obs[2] = GRAVITY;
  obs[3] = cos * car.velocityX + sin * car.velocityY;
  obs[4] = cos * car.velocityY - sin * car.velocityX;
  obs[5] = 0;
  obs[6] = 0;
  obs[7] = 0;
  obs[8] = car.yawRate;
  obs[9] = -MAGNETIC_FIELD * sin;
  obs[10] = -MAGNETIC_FIELD * cos;
  obs[11] = 0;
  writeMatrix(car.castor, obs, 15);
  // The columns of the matrix are the castor's axes.
  for (let i = 0; i < 3; i++) obs[12 + i] = obs[15 + i] * car.castorX + obs[18 + i] * car.castorY;
}

/** The rotation that a quaternion stands for, row by row. */
function writeMatrix(quaternion: Float64Array, obs: Reals, at: number): void {
  const w = quaternion[0];
  const x = quaternion[1];
  const y = quaternion[2];
  const z = quaternion[3];
  obs[at] = 1 - 2 * (y * y + z * z);
  obs[at + 1] = 2 * (x * y - w * z);
  obs[at + 2] = 2 * (x * z + w * y);
  obs[at + 3] = 2 * (x * y + w * z);
  obs[at + 4] = 1 - 2 * (x * x + z * z);
  obs[at + 5] = 2 * (y * z - w * x);
  obs[at + 6] = 2 * (x * z - w * y);
  obs[at + 7] = 2 * (y * z + w * x);
  obs[at + 8] = 1 - 2 * (x * x + y * y);
}

/** Rolls the castor on for so many seconds at its spin about the car's axes. */
export function rollCastor({ castor, castorX, castorY }: CarLite, seconds: number): void {
  // q′ = q + h / 2 · (0, spin) q, and back to length 1.
  const halfX = (seconds * castorX) / 2;
  const halfY = (seconds * castorY) / 2;
  const w = castor[0] - halfX * castor[1] - halfY * castor[2];
  const x = castor[1] + halfX * castor[0] + halfY * castor[3];
  const y = castor[2] + halfY * castor[0] - halfX * castor[3];
  const z = castor[3] + halfX * castor[2] - halfY * castor[1];
  const length = Math.sqrt(w * w + x * x + y * y + z * z);
  castor[0] = w / length;
  castor[1] = x / length;
  castor[2] = y / length;
  castor[3] = z / length;
}
