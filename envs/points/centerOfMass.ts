import { FIRST_MOMENT, MASS } from "./physics/robotMotion.ts";
import type { PointRobot } from "./pointRobot.ts";

const AHEAD = FIRST_MOMENT / MASS;

/** Where the robot's center of mass is along x, m: 0.019 m ahead of its origin. */
export const centerX = ({ x, heading }: PointRobot): number => x + AHEAD * Math.cos(heading);

/** Where the robot's center of mass is along y, m. */
export const centerY = ({ y, heading }: PointRobot): number => y + AHEAD * Math.sin(heading);
