import { describe, expect, it } from "vitest";
import type { World } from "../../../envs/points/world.ts";
import circle0 from "../../../envs/safetyPointCircle0.ts";
import circle1 from "../../../envs/safetyPointCircle1.ts";
import circle2 from "../../../envs/safetyPointCircle2.ts";
import goal0 from "../../../envs/safetyPointGoal0.ts";
import run0 from "../../../envs/safetyPointRun0.ts";
import type { Env } from "../../../src/env/defineEnv.ts";
import type { Box } from "../../../src/env/spaces.ts";
import { actionOf, giving, golden, put, stateOf, type GoldenEpisode } from "./golden.ts";

const TOLERANCE = 1e-9;

// Steps that cost something and goals reached, as counted in the recordings.
const TASKS: [env: Env<World, Box>, costs: number, goals: number][] = [
  [goal0, 0, 2],
  [circle0, 0, 0],
  [circle1, 55, 0],
  [circle2, 48, 0],
  [run0, 216, 0],
];

const gap = (mine: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(Math.abs(mine.length - theirs.length), ...theirs.map((x, i) => Math.abs(mine[i] - x)));

/** Plays one recorded episode, the robot put back on the recorded track before every step. */
function replay(env: Env<World, Box>, { seed, robot, obs, goal, steps }: GoldenEpisode) {
  const random = giving(seed);
  const world = env.reset(random);
  const seen = new Float64Array(env.observationSpace.size);
  env.observe(world, seen);
  const tally = { steps: 0, observations: 0, costs: 0, goals: 0 };
  const off = { reset: gap(stateOf(world.robot), robot), robot: 0, obs: gap(seen, obs), reward: 0, cost: 0, goal: 0 };
  const offGoal = (theirs?: readonly number[]) => (theirs ? gap(world.objects.goal, theirs) : 0);
  off.goal = offGoal(goal);
  let before = robot;
  for (const step of steps) {
    put(world.robot, before);
    const { reward, cost, terminated, info } = env.step(world, actionOf(step.action), random);
    off.robot = Math.max(off.robot, gap(stateOf(world.robot), step.robot));
    off.reward = Math.max(off.reward, Math.abs(reward - step.reward));
    off.cost = Math.max(off.cost, Math.abs(Number(cost) - step.cost));
    off.goal = Math.max(off.goal, offGoal(step.goal));
    expect(terminated ?? false).toBe(false);
    put(world.robot, step.robot);
    if (step.obs) {
      env.observe(world, seen);
      off.obs = Math.max(off.obs, gap(seen, step.obs));
      tally.observations++;
    }
    tally.steps++;
    tally.costs += step.cost;
    tally.goals += info?.goalsReached ?? 0;
    before = step.robot;
  }
  return { tally, off };
}

describe.each(TASKS)("$id beside Safety-Gymnasium", (env, costs, goals) => {
  const episodes = golden.trajectories[env.id].map((episode) => replay(env, episode));
  const total = (key: keyof (typeof episodes)[0]["tally"]) => episodes.reduce((sum, { tally }) => sum + tally[key], 0);
  const worst = (key: keyof (typeof episodes)[0]["off"]) => Math.max(...episodes.map(({ off }) => off[key]));

  it("covers every recorded step", () => {
    const observations = total("observations");
    console.log(
      `${env.id}: ${total("steps")} steps (robot ≤ ${worst("robot").toExponential(1)}, reward ≤ ${worst("reward").toExponential(1)}),`,
      `${observations} observations (≤ ${worst("obs").toExponential(1)}), ${total("costs")} costs, ${total("goals")} goals`,
    );
    expect(total("steps")).toBe(600);
    expect(observations).toBeGreaterThanOrEqual(150);
  });

  it("starts where it starts", () => expect(worst("reset")).toBe(0));
  it("moves as it moves", () => expect(worst("robot")).toBeLessThanOrEqual(TOLERANCE));
  it("sees what it sees", () => expect(worst("obs")).toBeLessThanOrEqual(TOLERANCE));
  it("rewards as it rewards", () => expect(worst("reward")).toBeLessThanOrEqual(TOLERANCE));

  it("costs what it costs", () => {
    expect(worst("cost")).toBe(0);
    expect(total("costs")).toBe(costs);
  });

  it("reaches the goals it reaches", () => expect(total("goals")).toBe(goals));
  if (goals > 0) it("puts every goal in the same place", () => expect(worst("goal")).toBe(0));
});
