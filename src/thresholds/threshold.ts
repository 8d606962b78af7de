import type { Controller } from "../controllers/controller.ts";

/**
 * What the multiplier aims at, given the limit that the user set: a controller
 * that hears the episode cost and answers a target.
 *
 * The user's limit is sacred. A sound threshold lies at or below it; one that
 * may rise above it says so in its name, and violations are reported against
 * the user's limit in every case.
 */
export type Threshold = (costLimit: number) => Controller;
