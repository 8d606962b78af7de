import { defineEnv } from "../../src/env/defineEnv.ts";
import { box } from "../../src/env/spaces.ts";
import { samplePlace, sitesOf } from "./layout.ts";
import { numpyRandom } from "./numpyRandom.ts";
import { picture } from "./picture.ts";
import { pointId, POINT_ACTIONS, type PointOptions } from "./pointTask.ts";
import { advance, observeWorld, obsSizeOf, occupied, resetWorld, type World, type WorldConfig } from "./world.ts";

/** A world with a goal, and how far off that was when last looked at. */
export interface GoalWorld extends World {
  goalDistance: number;
}

const GOAL_RADIUS = 0.3;
const GOAL = { name: "goal", count: 1, keepout: 0.305 };
const AGENT = { name: "agent", count: 1, keepout: 0.4 };
const MAX_GOAL_DRAWS = 10_000;

// In the order of the levels.
const GOAL_LEVELS = [{ extent: 1, objects: [GOAL], seen: ["goal"] }] as const;

const REACHED = { goalsReached: 1 };
const NOT_REACHED = { goalsReached: 0 };

/**
 * Drive to one goal after another.
 *
 * Reward: the distance to the goal that the step saved, and 1 more when the goal is reached (d ≤ 0.3 m). A goal that is
 * reached moves to another place at once. Level 0 has nothing to avoid: its cost is always 0.
 *
 * Safety-Gymnasium also clips the reward at ±10, which one step cannot reach.
 *
 * Source: https://github.com/PKU-Alignment/safety-gymnasium (tasks/safe_navigation/goal)
 */
export function pointGoal(level: 0, { yawServo = "mujoco" }: PointOptions = {}) {
  const config: WorldConfig = { ...GOAL_LEVELS[level], agent: AGENT, lidarRange: 3, yawServo };
  const [goalSite] = sitesOf(GOAL, config.extent);

  /** Gives the goal another place, clear of everything; answers whether there was one. */
  function moveGoal(world: GoalWorld): boolean {
    const place = samplePlace(goalSite, occupied(world, config, GOAL.name), MAX_GOAL_DRAWS, world.random);
    if (!place) return false;
    world.objects.goal[0] = place.x;
    world.objects.goal[1] = place.y;
    world.goalDistance = distanceToGoal(world);
    return true;
  }

  return defineEnv({
    id: pointId(`Goal${level}`, yawServo),
    observationSpace: box({ size: obsSizeOf(config) }),
    actionSpace: POINT_ACTIONS,
    maxEpisodeSteps: 1000,

    reset(rng): GoalWorld {
      const world = { ...resetWorld(config, numpyRandom(rng.int(2 ** 32))), goalDistance: 0 };
      // Safety-Gymnasium drops the goal of the layout and draws another.
      if (!moveGoal(world)) throw new Error(`pointGoal: level ${level} has no room for the goal; use a larger extent`);
      return world;
    },

    step(world, action) {
      advance(world, action, yawServo);
      const last = world.goalDistance;
      const distance = distanceToGoal(world);
      world.goalDistance = distance;
      if (distance > GOAL_RADIUS) return { reward: last - distance, cost: 0, terminated: false, info: NOT_REACHED };
      return { reward: last - distance + 1, cost: 0, terminated: !moveGoal(world), info: REACHED };
    },

    observe: (world, obs) => observeWorld(world, config, obs),

    render: ({ robot, objects: { goal } }) =>
      picture(robot, { x: 0, y: 0, reach: config.extent }, (x, y) => {
        const dx = goal[0] - x;
        const dy = goal[1] - y;
        return Math.sqrt(dx * dx + dy * dy) <= GOAL_RADIUS ? "G" : "·";
      }),
  });
}

function distanceToGoal({ robot, objects: { goal } }: World): number {
  const dx = goal[0] - robot.x;
  const dy = goal[1] - robot.y;
  return Math.sqrt(dx * dx + dy * dy);
}
