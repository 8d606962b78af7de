import { defineEnv } from "../../src/env/defineEnv.ts";
import { box } from "../../src/env/spaces.ts";
import type { Rectangle } from "./layout.ts";
import { numpyRandom } from "./numpyRandom.ts";
import { picture } from "./picture.ts";
import type { PointRobot } from "./pointRobot.ts";
import { pointId, POINT_ACTIONS, type PointOptions } from "./pointTask.ts";
import { advance, observeWorld, obsSizeOf, resetWorld, type World, type WorldConfig } from "./world.ts";

/** A world with a far goal, and the nearness to it when last looked at: −60 times the distance in metres. */
export interface RunWorld extends World {
  potential: number;
}

const REWARD_FACTOR = 60;
const TARGET_Y = -1000;
const WALL = 0.5;
const START: Rectangle = [-0.2, 16.5, 0.2, 16.5];
const AGENT = { name: "agent", count: 1, keepout: 0, area: START };
const WALLS = {
  name: "sigwalls",
  count: 2,
  keepout: 0,
  locations: [
    [WALL, 0],
    [-WALL, 0],
  ],
} as const;
const VIEW_REACH = 1;

// In the order of the levels.
const RUN_LEVELS = [{ objects: [WALLS] }] as const;

/**
 * Run down a corridor towards (0, −1000), from y = 16.5.
 *
 * Reward: 60 times the distance to that point that the step saved. Cost: 1 outside the corridor, |x| > 0.5, through
 * whose walls of air the robot passes freely.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (tasks/safe_navigation/run)
 */
export function pointRun(level: 0, { yawServo = "mujoco" }: PointOptions = {}) {
  const config: WorldConfig = { extent: 2, agent: AGENT, ...RUN_LEVELS[level], seen: [], lidarRange: 3, yawServo };

  return defineEnv({
    id: pointId(`Run${level}`, yawServo),
    observationSpace: box({ size: obsSizeOf(config) }),
    actionSpace: POINT_ACTIONS,
    maxEpisodeSteps: 500,

    reset(rng): RunWorld {
      const world = resetWorld(config, numpyRandom(rng.int(2 ** 32)));
      return { ...world, potential: potentialAt(world.robot) };
    },

    step(world, action) {
      advance(world, action, yawServo);
      const last = world.potential;
      world.potential = potentialAt(world.robot);
      return { reward: world.potential - last, cost: Math.abs(world.robot.x) > WALL ? 1 : 0 };
    },

    observe: (world, obs) => observeWorld(world, config, obs),

    render: ({ robot }) =>
      picture(robot, { x: 0, y: robot.y, reach: VIEW_REACH }, (x) => (Math.abs(x) > WALL ? "!" : "·")),
  });
}

function potentialAt({ x, y }: PointRobot): number {
  const dy = y - TARGET_Y;
  return -REWARD_FACTOR * Math.sqrt(x * x + dy * dy);
}
