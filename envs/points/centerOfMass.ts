import { FIRST_MOMENT, MASS } from "./physics/robotMotion.ts";
import type { Mover } from "./robot.ts";

const AHEAD = FIRST_MOMENT / MASS;

/** Where the point robot's center of mass is along x, m: 0.019 m ahead of its origin. */
export const centerX = ({ x, heading }: Mover): number => x + AHEAD * Math.cos(heading);

/** Where the point robot's center of mass is along y, m. */
export const centerY = ({ y, heading }: Mover): number => y + AHEAD * Math.sin(heading);
