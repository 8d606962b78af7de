import { defineEnv, type Env } from "../../src/env/defineEnv.ts";
import { box, type Box } from "../../src/env/spaces.ts";
import { dialects, type Dialect } from "./dialects.ts";
import { noGoal } from "./goals.ts";
import { judgeOf, type Judge, type Rules } from "./judge.ts";
import { numpyRandom } from "./numpyRandom.ts";
import { observer } from "./observer.ts";
import { picture } from "./picture.ts";
import type { DialectOptions } from "./pointOptions.ts";
import { sceneOf, type Scene, type View } from "./scene.ts";
import { advance, planWorld, resetWorld, type World, type WorldConfig } from "./world.ts";

/** A task of the point robot. */
export interface PointTask extends WorldConfig, Rules {
  /** What the suites call it, "Goal1". */
  readonly name: string;
  readonly maxEpisodeSteps: number;
  /** How far a lidar sees; metres. */
  readonly lidarRange: number;
  /** Where the robot may go without cost, from the origin; metres. */
  readonly boundary?: { readonly x: number; readonly y: number };
  /** Sets what the reward is to remember when an episode begins. */
  begin?(world: World): void;
  /** What to show of the plane. */
  view(world: World): View;
}

/** An environment whose worlds can also be looked at, and judged without moving them. */
export interface PointEnv extends Env<World, Box> {
  scene(world: World): Scene;
  readonly judge: Judge;
}

/** Forward thrust and turn, each in [−1, 1]. Thrust saturates at ±0.05: it is nearly an on-off switch. */
const ACTIONS = box({ size: 2, low: -1, high: 1 });

/** Makes the environment of a task. */
export function pointEnv(task: PointTask, options: DialectOptions): PointEnv {
  const { dialect: dialectName = "safetyGymnasium", yawServo = "mujoco", costs } = options;
  const { goals, maxEpisodeSteps } = task;
  const dialect = dialects[dialectName];
  const id = idOf(task.name, dialect, options);
  if (costs === "parts" && task.costs.length === 0) {
    throw new Error(`${id}: costs is "parts", but nothing costs anything here; use "sum", or a level with costs`);
  }
  const plan = planWorld(task, dialect);
  const kinds = [...task.objects.map(({ name }) => name), ...(goals ? ["goal"] : [])];
  const { size, observe } = observer(dialect, kinds, task.lidarRange);
  const judge = judgeOf(task, plan, dialect, options);
  const scene = (world: World) => sceneOf(world, task);

  const env = defineEnv({
    id,
    observationSpace: box({ size }),
    actionSpace: ACTIONS,
    maxEpisodeSteps,
    ...(costs === "parts" ? { costNames: task.costs.map(({ name }) => name) } : {}),

    reset(rng): World {
      const world = resetWorld(plan, numpyRandom(rng.int(2 ** 32) + dialect.seedOffset));
      // Both suites drop the goal of the layout and draw another.
      if (goals && !goals.renew(world, plan)) throw new Error(`${id}: ${noGoal(plan)}; use a larger extent`);
      task.begin?.(world);
      return world;
    },

    step(world, action) {
      advance(world, action, yawServo);
      return judge(world);
    },

    observe,
    render: (world) => picture(scene(world)),
  });
  return { ...env, scene, judge };
}

/** The suite's id, which only its own motion and its own costs may bear. */
function idOf(name: string, { prefix }: Dialect, options: DialectOptions): string {
  const changes = [
    options.yawServo === "smooth" ? "SmoothYaw" : "",
    options.constrainIndicator === false ? "DenseCost" : "",
    options.costs === "parts" ? "CostParts" : "",
  ];
  return `${prefix}${name}${changes.join("")}-v0`;
}
