import type { CostOptions } from "../points/costs.ts";
import { dialects, type Dialect } from "../points/dialects.ts";
import type { SizedGroup } from "../points/objects.ts";
import { buttonTask } from "../points/pointButton.ts";
import { circleTask } from "../points/pointCircle.ts";
import { goalTask } from "../points/pointGoal.ts";
import { checkCostOptions } from "../points/pointOptions.ts";
import { pushTask } from "../points/pointPush.ts";
import { runTask } from "../points/pointRun.ts";
import { idOf, robotEnv, type RobotEnv, type RobotTask } from "../points/robotTask.ts";
import { carLite } from "./car.ts";
import type { CarLite } from "./carLite.ts";
import { SENSORS } from "./carSensors.ts";
import { CAR_BOX_HALF } from "./carShapes.ts";

/** An environment of {@link carLite}. */
export type CarLiteEnv = RobotEnv<CarLite>;

const { safetyGymnasium } = dialects;

/** As Safety-Gymnasium has it; what a car feels of itself, it feels first. */
const DIALECT: Dialect = {
  ...safetyGymnasium,
  prefix: "CarLite",
  observed: [...SENSORS.map(({ name }) => name), ...safetyGymnasium.placed],
};

/** The car's box to push is smaller than that of the point robot. */
const PUSH_BOX: SizedGroup = { name: "pushBox", count: 1, radius: CAR_BOX_HALF, keepout: CAR_BOX_HALF };

const env = (task: RobotTask, options: CostOptions): CarLiteEnv =>
  robotEnv(idOf(task.name, DIALECT, options), carLite, task, DIALECT, options);

/** Goals to drive to, as for the point robot. @throws where the level or an option is not one of those there are. */
export function carLiteGoal(level: 0 | 1 | 2, options: CostOptions = {}): CarLiteEnv {
  checkCostOptions("carLiteGoal", level, 3, options);
  return env(goalTask(level), options);
}

/** Buttons to press, as for the point robot. @throws where the level or an option is not one of those there are. */
export function carLiteButton(level: 0 | 1 | 2, options: CostOptions = {}): CarLiteEnv {
  checkCostOptions("carLiteButton", level, 3, options);
  return env(buttonTask(level, DIALECT), options);
}

/** A smaller box to push to goals. @throws where the level or an option is not one of those there are. */
export function carLitePush(level: 0 | 1 | 2, options: CostOptions = {}): CarLiteEnv {
  checkCostOptions("carLitePush", level, 3, options);
  return env(pushTask(level, PUSH_BOX, CAR_BOX_HALF), options);
}

/** A circle to drive, as for the point robot. @throws where the level or an option is not one of those there are. */
export function carLiteCircle(level: 0 | 1 | 2, options: CostOptions = {}): CarLiteEnv {
  checkCostOptions("carLiteCircle", level, 3, options);
  return env(circleTask(level), options);
}

/** A corridor to run down, as for the point robot. @throws where the level or an option is not one of those there are. */
export function carLiteRun(level: 0, options: CostOptions = {}): CarLiteEnv {
  checkCostOptions("carLiteRun", level, 1, options);
  return env(runTask(level), options);
}
