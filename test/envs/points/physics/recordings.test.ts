import { describe, expect, it } from "vitest";
import { advanceAmong } from "../../../../envs/points/physics/advanceAmong.ts";
import { NUM_SENSORS, sense } from "../../../../envs/points/pointRobot.ts";
import { pointPush } from "../../../../envs/points/pointPush.ts";
import { giving, golden, stateOf } from "../golden.ts";
import { astray, MOVABLES, recordings, surroundingsOf, type RecordedEpisode, type RecordedStep } from "./recordings.ts";
import { quantile, robotAt, touchesOf, worst } from "./things.ts";

const TOLERANCE = 1e-9;
/** How near the robot has to come to touch, and a hand more; metres. */
const REACH = { pillars: 0.4, buttons: 0.3, vases: 0.34, gremlins: 0.34, pushBox: 0.62 };
/** Within such a step the robot may have met, in this order, … */
const MEETINGS = ["movable", "pillar", "button", "nothing"] as const;
type Meeting = (typeof MEETINGS)[number];

const near = ([x, y]: readonly number[], places: readonly (readonly number[])[] = [], reach: number) =>
  places.some((place) => Math.hypot(place[0] - x, place[1] - y) < reach);

function meetingOf({ things }: RecordedEpisode, before: RecordedStep | undefined, after: RecordedStep): Meeting {
  if (MOVABLES.some((kind) => near(after.robot, [...(after[kind] ?? []), ...(before?.[kind] ?? [])], REACH[kind]))) {
    return "movable";
  }
  if (near(after.robot, things.pillars?.places, REACH.pillars)) return "pillar";
  return near(after.robot, things.buttons?.places, REACH.buttons) ? "button" : "nothing";
}

const none = (): Record<Meeting, number[]> => ({ nothing: [], button: [], pillar: [], movable: [] });

/** Plays the episodes of a task, the robot put back on the recorded track before every step. */
function replay(episodes: readonly RecordedEpisode[]) {
  const off = { robot: none(), accelerometer: none() };
  const flags: Record<string, { theirs: number; mine: number; both: number; steps: number }> = {};
  for (const episode of episodes) {
    const surroundings = surroundingsOf(episode);
    const touches = touchesOf(surroundings);
    const obs = new Float64Array(NUM_SENSORS);
    let before = episode.robot;
    episode.steps.forEach((step, t) => {
      const robot = robotAt(before);
      advanceAmong(robot, surroundings, t * 0.02, ...step.action, "mujoco", touches);
      const meeting = meetingOf(episode, episode.steps[t - 1], step);
      off.robot[meeting].push(worst(stateOf(robot), step.robot));
      if (step.accelerometer) {
        sense(robot, Math.cos(robot.heading), Math.sin(robot.heading), obs);
        off.accelerometer[meeting].push(worst([...obs.subarray(0, 2)], step.accelerometer));
      }
      for (const [cost, kind] of [
        ["cost_pillars", "pillars"],
        ["cost_gremlins", "gremlins"],
      ] as const) {
        if (step.costs[cost] === undefined) continue;
        const flag = (flags[kind] ??= { theirs: 0, mine: 0, both: 0, steps: 0 });
        const [theirs, mine] = [step.costs[cost] > 0, touches[kind] > 0];
        flag.steps++;
        if (theirs) flag.theirs++;
        if (mine) flag.mine++;
        if (theirs && mine) flag.both++;
      }
      before = step.robot;
    });
  }
  return { off, flags };
}

const tasks = Object.fromEntries(Object.entries(recordings).map(([task, episodes]) => [task, replay(episodes)]));

const summary = (values: readonly number[]) =>
  values.length === 0
    ? "no steps"
    : `${values.length} steps (half ≤ ${quantile(values, 0.5).toExponential(1)}, 99 % ≤ ${quantile(values, 0.99).toExponential(1)})`;

describe.each(Object.keys(tasks))("the point robot in %s beside Safety-Gymnasium", (task) => {
  const { off, flags } = tasks[task];

  it("covers every recorded step", () => {
    console.log(MEETINGS.map((meeting) => `${task}, ${meeting} near: ${summary(off.robot[meeting])}`).join("\n"));
    expect(MEETINGS.reduce((sum, meeting) => sum + off.robot[meeting].length, 0)).toBe(600);
    expect(off.robot.nothing.length).toBeGreaterThanOrEqual(300);
    expect(off.accelerometer.nothing.length).toBeGreaterThanOrEqual(70);
  });

  it("moves and feels as it does where nothing is near", () => {
    expect(Math.max(...off.robot.nothing)).toBeLessThanOrEqual(TOLERANCE);
    expect(Math.max(...off.accelerometer.nothing)).toBeLessThanOrEqual(TOLERANCE);
  });

  if (task.startsWith("Button")) {
    it("moves and feels as it does at buttons", () => {
      expect(off.robot.button.length).toBeGreaterThanOrEqual(100);
      expect(Math.max(...off.robot.button)).toBeLessThanOrEqual(TOLERANCE);
      expect(off.accelerometer.button.length).toBeGreaterThanOrEqual(40);
      expect(Math.max(...off.accelerometer.button)).toBeLessThanOrEqual(TOLERANCE);
    });

    it("touches gremlins when it does", () => {
      const { theirs, mine, both, steps } = flags.gremlins;
      console.log(`${task}: gremlins touched on ${theirs} of ${steps} steps, here on ${mine}, on both ${both}`);
      expect(theirs).toBeGreaterThan(0);
      expect([mine, both]).toEqual([theirs, theirs]);
    });
  }

  if (task === "Push2") {
    it("moves as it does at pillars, and touches them when it does", () => {
      const { theirs, mine, both, steps } = flags.pillars;
      console.log(`${task}: pillars touched on ${theirs} of ${steps} steps, here on ${mine}, on both ${both}`);
      expect(theirs).toBe(45);
      expect((theirs + mine - 2 * both) / steps).toBeLessThanOrEqual(0.001);
      expect(quantile(off.robot.pillar, 0.99)).toBeLessThanOrEqual(1e-3);
      expect(quantile(off.accelerometer.pillar, 0.99)).toBeLessThanOrEqual(0.1);
    });
  }
});

describe("a thing that the robot runs into", () => {
  /** How far each thing of a kind is astray at most in so many steps, the robot put back on its track before each. */
  function follow(episode: RecordedEpisode, kind: (typeof MOVABLES)[number], numSteps: number): number[] {
    const surroundings = surroundingsOf(episode);
    const touches = touchesOf(surroundings);
    const off = episode.things[kind]!.places.map(() => 0);
    episode.steps.slice(0, numSteps).forEach((step, t) => {
      const robot = robotAt(t === 0 ? episode.robot : episode.steps[t - 1].robot);
      advanceAmong(robot, surroundings, t * 0.02, ...step.action, "mujoco", touches);
      off.forEach((most, i) => (off[i] = Math.max(most, astray(surroundings, step, kind, i))));
    });
    return off;
  }
  const travel = (episode: RecordedEpisode, kind: (typeof MOVABLES)[number], i: number, t: number) =>
    Math.hypot(...episode.steps[t][kind]![i].map((x, k) => x - episode.things[kind]!.places[i][k]));

  it("slides as far, if it is a vase: within a micrometre over 300 steps", () => {
    const [episode] = recordings.Goal2;
    expect(travel(episode, "vases", 0, 197)).toBeLessThan(1e-4); // untouched so far
    expect(travel(episode, "vases", 0, 215)).toBeGreaterThan(0.04);
    for (const each of recordings.Goal2) expect(Math.max(...follow(each, "vases", 300))).toBeLessThan(1e-6);
  });

  it("goes as far, if it is the box to push: within a micrometre over 300 steps", () => {
    let farthest = 0;
    for (const { seed, robot, layout, steps } of golden.trajectories["SafetyPointPush0-v0"]) {
      const { objects, touches } = pointPush(0).reset(giving(seed));
      steps.forEach(({ action, pushBox }, t) => {
        advanceAmong(robotAt(t === 0 ? robot : steps[t - 1].robot), objects, t * 0.02, ...action, "mujoco", touches);
        if (!pushBox) return;
        const [x, y] = pushBox[0];
        expect(Math.hypot(objects.pushBox[0] - x, objects.pushBox[1] - y), `step ${t}`).toBeLessThan(1e-6);
        farthest = Math.max(farthest, Math.hypot(x - layout.push_box[0], y - layout.push_box[1]));
      });
    }
    expect(farthest).toBeGreaterThan(0.3); // metres
  });

  it("swings with it, if it is a gremlin: within two millimetres over two episodes", () => {
    // As far as some begin behind the others, a hair in the floor by rounding.
    for (const episode of [...recordings.Button1, ...recordings.Button2]) {
      expect(Math.max(...follow(episode, "gremlins", 300))).toBeLessThan(0.002);
    }
  });
});
