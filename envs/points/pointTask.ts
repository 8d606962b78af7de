import { dialects } from "./dialects.ts";
import { point } from "./point.ts";
import type { DialectOptions } from "./pointOptions.ts";
import type { PointRobot } from "./pointRobot.ts";
import { idOf, robotEnv, type RobotEnv, type RobotTask } from "./robotTask.ts";

/** A task of the point robot. */
export type PointTask = RobotTask;

/** An environment of the point robot. */
export type PointEnv = RobotEnv<PointRobot>;

/** Makes the point robot's environment of a task. The suite's id only its own motion and its own costs may bear. */
export function pointEnv(task: PointTask, options: DialectOptions): PointEnv {
  const { dialect: dialectName = "safetyGymnasium", yawServo = "mujoco", physics } = options;
  const dialect = dialects[dialectName];
  const change = physics ? "Mujoco" : yawServo === "smooth" ? "SmoothYaw" : "";
  const id = idOf(task.name, dialect, options, change);
  return robotEnv(id, physics?.point ?? point(yawServo), task, dialect, options);
}
