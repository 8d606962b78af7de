import type { PointEnv } from "../../../envs/points/pointTask.ts";
import type { World } from "../../../envs/points/world.ts";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { actionOf, giving, put, stateOf, type GoldenEpisode, type GoldenStep } from "./golden.ts";

/** How often something was compared, how often it differed from 0 in the recording, and the largest error. */
export interface Tally {
  compared: number;
  theirs: number;
  mine: number;
  wrong: number;
  worst: number;
}
export type Tallies = Map<string, Tally>;

const ROBOT_REACH = 0.159; // from its origin to the corners of its nose, m
const BOX_REACH = 0.1415;
const MOVABLES = [
  ["vases", BOX_REACH],
  ["gremlins", BOX_REACH],
  ["pushBox", 0.4243],
] as const;
const PILLAR_RADIUS = 0.2;
const SLACK = 0.03; // the farthest that anything goes in a step, m
const BOX_AT_REST = 0.1999912566; // its height, m, as it stands through most of the recordings

const gap = (mine: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(Math.abs(mine.length - theirs.length), ...theirs.map((x, i) => Math.abs(mine[i] - x)));

/**
 * Plays a recorded episode. Before every step the robot and all that can be pushed are put where they were recorded,
 * but for the headings and velocities of the latter, which were not.
 *
 * Comparisons go by name: "robot: free" where nothing but buttons is near, "robot: pillar" and "robot: movable" where
 * one is.
 */
export function replay(env: PointEnv, episode: GoldenEpisode, tallies: Tallies): void {
  const random = giving(episode.seed);
  const world = env.reset(random);
  const seen = new Float64Array(env.observationSpace.size);
  const compare = (name: string, mine: ArrayLike<number>, theirs: readonly number[]) =>
    note(tallies, name, gap(mine, theirs), Math.max(...(mine as number[])), Math.max(...theirs));

  env.observe(world, seen);
  compare("start: robot", stateOf(world.robot), episode.robot);
  compare("start: observation", seen, episode.obs);
  for (const [kind, places] of placesOf(episode)) compare("start: places", placesIn(world, kind), places);
  if (episode.goal) compare("start: goal", world.objects.goal, episode.goal);
  if (episode.goalButton !== undefined) compare("start: goal button", [world.goalButton], [episode.goalButton]);

  let before = episode.robot;
  let vases = "free"; // until the first is hit
  let boxRests = !("push_box" in episode.layout);
  let boxMoved = false;
  for (const step of episode.steps) {
    put(world.robot, before);
    const nearBefore = nearby(world);
    const { reward, terminated, info = {} } = env.step(world, actionOf(step.action), random);
    const mine = stateOf(world.robot);
    put(world.robot, step.robot);
    putMoved(world, step);
    const near = nearBefore ?? nearby(world) ?? "free";
    const boxRested = boxRests;
    if (step.vases) vases = "movable";
    if (step.pushBox) {
      boxRests = Math.abs(step.pushBox[0][2] - BOX_AT_REST) < 1e-10;
      boxMoved ||= gap(step.pushBox[0].slice(0, 2), episode.layout.push_box) > 1e-9;
    }

    compare(`robot: ${near}`, mine, step.robot);
    const heights = boxRests && boxRested ? near : boxMoved ? "pushed box" : "settling box";
    compare(`reward: ${heights}`, [reward], [step.reward]);
    for (const [key, indicator] of Object.entries(info)) {
      if (key === "goalsReached") compare("goals reached", [indicator], [Number(step.goalMet ?? 0)]);
      else {
        const where = key === "costVasesVelocity" ? vases : near;
        compare(`${key}: ${where}`, [indicator], [Number(step.costs?.some((part) => key === keyOf(part)) ?? false)]);
      }
    }
    compare("terminated", [Number(terminated)], [0]);
    if (step.goal) compare("next goal", world.objects.goal, step.goal);
    if (step.goalButton !== undefined) compare("next goal button", [world.goalButton], [step.goalButton]);
    if (step.timer !== undefined) compare("timer set", [world.buttonsTimer], [step.timer]);
    if (step.obs) {
      env.observe(world, seen);
      compare(`accelerometer: ${near}`, seen.subarray(0, 3), step.obs.slice(0, 3));
      compare("other sensors", seen.subarray(3, 12), step.obs.slice(3, 12));
      if (seen.length > 12) compare("lidars", seen.subarray(12), step.obs.slice(12));
    }
    before = step.robot;
  }
}

export const keyOf = (part: string) => `cost${part[0].toUpperCase()}${part.slice(1)}`;

function note(tallies: Tallies, name: string, error: number, mine: number, theirs: number): void {
  const tally = tallies.get(name) ?? { compared: 0, theirs: 0, mine: 0, wrong: 0, worst: 0 };
  tallies.set(name, tally);
  tally.compared++;
  tally.theirs += Number(theirs !== 0);
  tally.mine += Number(mine !== 0);
  tally.wrong += Number(error !== 0);
  tally.worst = Math.max(tally.worst, error);
}

/** Whether something that the robot may bump into within a step is near, buttons aside. */
function nearby({ robot, objects }: World): "movable" | "pillar" | undefined {
  const within = (places: Float64Array, stride: number, reach: number) =>
    Array.from({ length: places.length / stride }, (_, i) => i * stride).some(
      (at) => Math.sqrt((places[at] - robot.x) ** 2 + (places[at + 1] - robot.y) ** 2) < ROBOT_REACH + SLACK + reach,
    );
  if (MOVABLES.some(([kind, reach]) => within(objects[kind], BODY_SIZE, reach))) return "movable";
  return within(objects.pillars, 2, PILLAR_RADIUS) ? "pillar" : undefined;
}

/** Puts all that was moved where it was recorded. */
function putMoved({ objects }: World, step: GoldenStep): void {
  for (const [kind] of MOVABLES) {
    for (const [i, [x, y]] of Object.entries(step[kind] ?? {})) {
      objects[kind][Number(i) * BODY_SIZE] = x;
      objects[kind][Number(i) * BODY_SIZE + 1] = y;
    }
  }
}

const PLACED = {
  hazard: "hazards",
  vase: "vases",
  pillar: "pillars",
  button: "buttons",
  gremlin: "gremlins",
  push_box: "pushBox",
};

/** x₀, y₀, x₁, … of every kind that was laid out, in order. */
function placesOf({ layout }: GoldenEpisode): [kind: string, places: number[]][] {
  return Object.entries(PLACED).flatMap(([prefix, kind]) => {
    const places = Object.entries(layout).filter(([name]) => name.startsWith(prefix));
    return places.length > 0 ? [[kind, places.flatMap(([, place]) => [...place])] as [string, number[]]] : [];
  });
}

function placesIn({ objects }: World, kind: string): number[] {
  const all = objects[kind as "vases" | "hazards"];
  const stride = MOVABLES.some(([movable]) => movable === kind) ? BODY_SIZE : 2;
  return Array.from({ length: all.length / stride }, (_, i) => [all[i * stride], all[i * stride + 1]]).flat();
}
