import type { CostOptions } from "./costs.ts";
import { dialects, type DialectName } from "./dialects.ts";
import type { PointRobot, YawServo } from "./pointRobot.ts";
import type { Robot } from "./robot.ts";

/** What a user may choose about any of the point tasks. */
export interface PointOptions extends CostOptions {
  readonly yawServo?: YawServo;
  /** What moves the world: `await mujocoPhysics()`, or the plane's own physics (the default). */
  readonly physics?: { readonly point: Robot<PointRobot> };
}

/** What a user may choose where both suites have the task. */
export interface DialectOptions extends PointOptions {
  readonly dialect?: DialectName;
}

const COST_CHOICES = { costs: ["sum", "parts"], constrainIndicator: [true, false] };
const CHOICES = { yawServo: ["mujoco", "smooth"], ...COST_CHOICES };
const DIALECT_CHOICES = { dialect: Object.keys(dialects), ...CHOICES };

/** @throws where a level or an option of a task of both suites cannot be right. */
export const checkDialectOptions = (where: string, level: number, numLevels: number, options: DialectOptions): void =>
  check(where, level, numLevels, options, DIALECT_CHOICES);

/** @throws where a level or an option of a task of one suite cannot be right. */
export const checkOptions = (where: string, level: number, numLevels: number, options: PointOptions): void =>
  check(where, level, numLevels, options, CHOICES);

/** @throws where a level or an option of a task of another robot cannot be right. */
export const checkCostOptions = (where: string, level: number, numLevels: number, options: CostOptions): void =>
  check(where, level, numLevels, options, COST_CHOICES);

function check(
  where: string,
  level: number,
  numLevels: number,
  { physics, ...options }: PointOptions,
  choices: Readonly<Record<string, readonly unknown[]>>,
): void {
  if (!(Number.isInteger(level) && level >= 0 && level < numLevels)) {
    const known = Array.from({ length: numLevels }, (_, i) => i).join(", ");
    throw new Error(`${where}: level is ${String(level)}; it must be one of ${known}`);
  }
  if (physics && options.yawServo === "smooth") {
    throw new Error(`${where}: yawServo is smooth, but MuJoCo has a servo of its own; leave out physics or yawServo`);
  }
  for (const [key, value] of Object.entries(options)) {
    if (!(key in choices)) {
      throw new Error(
        `${where}: unknown option "${key}"; expected one of ${[...Object.keys(choices), "physics"].join(", ")}`,
      );
    }
    if (!choices[key].includes(value)) {
      throw new Error(`${where}: ${key} is ${JSON.stringify(value)}; it must be one of ${choices[key].join(", ")}`);
    }
  }
}
