import { defineEnv, type Env } from "../../src/env/defineEnv.ts";
import type { Scene } from "../../src/env/scene.ts";
import { sceneText } from "../../src/env/sceneText.ts";
import { box, type Box } from "../../src/env/spaces.ts";
import type { CostOptions } from "./costs.ts";
import type { Dialect } from "./dialects.ts";
import { noGoal } from "./goals.ts";
import { judgeOf, type Judge, type Rules } from "./judge.ts";
import { numpyRandom } from "./numpyRandom.ts";
import { observer } from "./observer.ts";
import type { Mover, Robot } from "./robot.ts";
import { sceneOf, type View } from "./scene.ts";
import { advance, planWorld, resetWorld, type AnyWorld, type World, type WorldConfig } from "./world.ts";

/** A task that can be set a robot of any kind. */
export interface RobotTask extends WorldConfig, Rules {
  /** What the suites call it, "Goal1". */
  readonly name: string;
  readonly maxEpisodeSteps: number;
  /** How far a lidar sees; metres. */
  readonly lidarRange: number;
  /** Where the robot may go without cost, from the origin; metres. */
  readonly boundary?: { readonly x: number; readonly y: number };
  /** Sets what the reward is to remember when an episode begins. */
  begin?(world: AnyWorld): void;
  /** What to show of the plane. */
  view(world: AnyWorld): View;
}

/** An environment whose worlds can also be looked at, and judged without moving them. */
export interface RobotEnv<Self extends Mover> extends Env<World<Self>, Box> {
  scene(world: World<Self>): Scene;
  readonly judge: Judge;
}

/** Makes the environment of a task for a kind of robot. */
export function robotEnv<Self extends Mover>(
  id: string,
  kind: Robot<Self>,
  task: RobotTask,
  dialect: Dialect,
  options: CostOptions,
): RobotEnv<Self> {
  const { goals, maxEpisodeSteps } = task;
  if (options.costs === "parts" && task.costs.length === 0) {
    throw new Error(`${id}: costs is "parts", but nothing costs anything here; use "sum", or a level with costs`);
  }
  const plan = planWorld(task, dialect);
  const groups = [...task.objects.map(({ name }) => name), ...(goals ? ["goal"] : [])];
  const { size, observe } = observer(kind, dialect, groups, task.lidarRange);
  const judge = judgeOf(task, plan, dialect, options);
  const scene = (world: World<Self>) => sceneOf(world, kind, task);

  const env = defineEnv({
    id,
    observationSpace: box({ size }),
    actionSpace: kind.actionSpace,
    maxEpisodeSteps,
    ...(options.costs === "parts" ? { costNames: task.costs.map(({ name }) => name) } : {}),

    reset(rng): World<Self> {
      const world = resetWorld(plan, kind, numpyRandom(rng.int(2 ** 32) + dialect.seedOffset));
      // Both suites drop the goal of the layout and draw another.
      if (goals && !goals.renew(world, plan)) throw new Error(`${id}: ${noGoal(plan)}; use a larger extent`);
      task.begin?.(world);
      return world;
    },

    step(world, action) {
      advance(world, kind, action);
      return judge(world);
    },

    observe,
    render: (world) => sceneText(scene(world)),
    scene,
  });
  return { ...env, scene, judge };
}

/** The id of a task in which not all is as the suite has it. */
export const idOf = (name: string, { prefix }: Dialect, options: CostOptions, changes = ""): string => {
  const dense = options.constrainIndicator === false ? "DenseCost" : "";
  const parts = options.costs === "parts" ? "CostParts" : "";
  return `${prefix}${name}${changes}${dense}${parts}-v0`;
};
