import { box } from "../../src/env/spaces.ts";
import type { YawServo } from "./pointRobot.ts";

/** Forward thrust and turn, each in [−1, 1]. Thrust saturates at ±0.05: it is nearly an on-off switch. */
export const POINT_ACTIONS = box({ size: 2, low: -1, high: 1 });

/** What a user may choose about any of the point tasks. */
export interface PointOptions {
  readonly yawServo?: YawServo;
}

/** Safety-Gymnasium's id, which only its own motion may bear. */
export const pointId = (name: string, yawServo: YawServo): string =>
  yawServo === "mujoco" ? `SafetyPoint${name}-v0` : `SafetyPoint${name}SmoothYaw-v0`;
