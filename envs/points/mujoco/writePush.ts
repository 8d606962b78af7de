import { FIRST_MOMENT, INERTIA, MASS } from "../physics/robotMotion.ts";

/**
 * Writes what contacts do to the robot, from its accelerations with and without them: M (v̇ − v̇₀), N along x and y, and
 * N m about its origin. The forces that MuJoCo itself lists agree only to the tolerance of its solver.
 */
export function writePush(
  heading: number,
  acceleration: Float64Array,
  freeAcceleration: Float64Array,
  push: Float64Array,
): void {
  const x = acceleration[0] - freeAcceleration[0];
  const y = acceleration[1] - freeAcceleration[1];
  const yaw = acceleration[2] - freeAcceleration[2];
  const momentX = FIRST_MOMENT * Math.cos(heading);
  const momentY = FIRST_MOMENT * Math.sin(heading);
  push[0] = MASS * x - momentY * yaw;
  push[1] = MASS * y + momentX * yaw;
  push[2] = momentX * y - momentY * x + INERTIA * yaw;
}
