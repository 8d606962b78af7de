/**
 * Writes what `Surroundings` says of a body at `at`, but for its height, from its pose and its velocities in space.
 *
 * A rotation is taken apart into a turn about the vertical, which is the heading, and then a lean about a level axis.
 */
export function flattenBody(
  qpos: Float64Array,
  pose: number,
  qvel: Float64Array,
  twist: number,
  bodies: Float64Array,
  at: number,
): void {
  const w = qpos[pose + 3];
  const x = qpos[pose + 4];
  const y = qpos[pose + 5];
  const z = qpos[pose + 6];
  const norm = Math.sqrt(w * w + z * z);
  const half = Math.sqrt(x * x + y * y); // the sine of half the lean
  const lean = half > 0 ? (2 * Math.atan2(half, norm)) / (half * norm) : 0;
  bodies[at] = qpos[pose];
  bodies[at + 1] = qpos[pose + 1];
  bodies[at + 2] = 2 * (w < 0 ? Math.atan2(-z, -w) : Math.atan2(z, w));
  bodies[at + 3] = qvel[twist];
  bodies[at + 4] = qvel[twist + 1];
  bodies[at + 7] = lean * (w * x - z * y);
  bodies[at + 8] = lean * (w * y + z * x);
  bodies[at + 9] = qvel[twist + 2];
  // The rates about the world's axes, from those about the body's own.
  const aboutX = qvel[twist + 3];
  const aboutY = qvel[twist + 4];
  const aboutZ = qvel[twist + 5];
  bodies[at + 5] = 2 * (x * z - w * y) * aboutX + 2 * (y * z + w * x) * aboutY + (1 - 2 * (x * x + y * y)) * aboutZ;
  bodies[at + 10] = (1 - 2 * (y * y + z * z)) * aboutX + 2 * (x * y - w * z) * aboutY + 2 * (x * z + w * y) * aboutZ;
  bodies[at + 11] = 2 * (x * y + w * z) * aboutX + (1 - 2 * (x * x + z * z)) * aboutY + 2 * (y * z - w * x) * aboutZ;
}
