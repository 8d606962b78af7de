import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { pointButton } from "../../../envs/points/pointButton.ts";
import { safexpPointCircle } from "../../../envs/points/pointCircle.ts";
import { pointGoal } from "../../../envs/points/pointGoal.ts";
import type { DialectOptions } from "../../../envs/points/pointOptions.ts";
import { pointPush } from "../../../envs/points/pointPush.ts";
import { nextDouble } from "../../../envs/points/numpyRandom.ts";
import { command } from "../../../envs/points/pointRobot.ts";
import { safexpPointRun } from "../../../envs/points/pointRun.ts";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import type { World } from "../../../envs/points/world.ts";
import { textTable } from "../../../src/cli/textTable.ts";
import { giving, put, stateOf, type RobotState } from "./golden.ts";
import { keyOf } from "./replay.ts";

interface Bodies {
  readonly vases?: readonly number[];
  readonly gremlins?: readonly number[];
  readonly pushBox?: readonly number[];
}
interface Step extends Bodies {
  readonly action: readonly [number, number];
  readonly robot: RobotState;
  readonly rocking?: readonly number[];
  readonly touches?: Readonly<Record<string, number | readonly number[]>>;
  readonly reward: number;
  readonly costs?: Readonly<Record<string, number>>;
  readonly goalMet?: true;
  readonly goal?: readonly [number, number];
  readonly goalButton?: number;
  readonly timer?: number;
  readonly obs?: readonly number[];
}
interface Episode {
  readonly seed: number;
  readonly robot: RobotState;
  readonly layout: Readonly<Record<string, readonly [number, number]>>;
  readonly rotations: Readonly<Record<string, number>>;
  readonly obs: readonly number[];
  readonly goal?: readonly [number, number];
  readonly goalButton?: number;
  readonly timer?: number;
  readonly steps: readonly Step[];
}

/** What Safety-Gym's own code made of states and contacts that it was shown; the file says how. */
const { episodes }: { episodes: Record<string, Episode> } = JSON.parse(
  gunzipSync(readFileSync(new URL("../../data/safety_gym_golden.json.gz", import.meta.url))).toString(),
);

const LEVELS = [0, 1, 2] as const;
const dialect = "safetyGym";
type Make = (options: DialectOptions) => PointEnv;
const MAKERS: [task: string, make: Make][] = [
  ...LEVELS.map((level): [string, Make] => [`Goal${level}`, (options) => pointGoal(level, { ...options, dialect })]),
  ...LEVELS.map((level): [string, Make] => [
    `Button${level}`,
    (options) => pointButton(level, { ...options, dialect }),
  ]),
  ...LEVELS.map((level): [string, Make] => [`Push${level}`, (options) => pointPush(level, { ...options, dialect })]),
  ["Circle", safexpPointCircle],
  ["Run", safexpPointRun],
];

const gap = (mine: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(Math.abs(mine.length - theirs.length), ...theirs.map((x, i) => Math.abs(mine[i] - x)));

const KINDS = { vase: "vases", gremlin: "gremlins", pillar: "pillars", button: "buttons", hazard: "hazards" } as const;

/** x, y and, where it was recorded, the rotation of everything of a kind. */
function layoutOf({ layout, rotations }: Episode, name: string): number[][] {
  const places = Object.entries(layout).filter(([key]) => key.startsWith(name));
  return places.map(([key, place]) => {
    const rotation = rotations[key] ?? rotations[`${key}obj`];
    return rotation === undefined ? [...place] : [...place, rotation];
  });
}

/** Puts everything where it was recorded, with the contacts that it had. */
function show({ robot, objects, touches }: World, step: Step): void {
  put(robot, step.robot);
  command(robot, ...step.action);
  for (const kind of ["vases", "gremlins", "pushBox"] as const) if (step[kind]) layFlat(step[kind], objects[kind]);
  if (step.rocking) objects.vaseRocking.set(step.rocking);
  const { buttons = [], ...others } = step.touches ?? {};
  Object.assign(touches, { vases: 0, gremlins: 0, pillars: 0, pushBox: 0 }, others);
  touches.buttons.fill(0).set(buttons as readonly number[]);
}

/** Bodies were recorded as they lie in the plane, in 6 numbers each; they are neither lifted nor leaning. */
function layFlat(recorded: ArrayLike<number>, bodies: Float64Array): void {
  bodies.fill(0);
  for (let i = 0; i < recorded.length; i++) bodies[Math.floor(i / 6) * BODY_SIZE + (i % 6)] = recorded[i];
}

/** Shows an environment what Safety-Gym was shown, and tells what it makes of every step. */
function replay(env: PointEnv, episode: Episode) {
  const world = env.reset(giving(episode.seed));
  const obs = new Float64Array(env.observationSpace.size);
  return episode.steps.map((step) => {
    nextDouble(world.random); // the number of substeps
    show(world, step);
    const outcome = env.judge(world);
    env.observe(world, obs);
    const { goalButton, buttonsTimer, objects } = world;
    return { step, outcome, goal: [...objects.goal], goalButton, buttonsTimer, obs: [...obs] };
  });
}

const rows: (string | number)[][] = [];

describe.each(MAKERS)("Safexp-Point%s-v0 beside Safety-Gym", (task, make) => {
  const env = make({});
  const episode = episodes[env.id];
  const told = replay(env, episode);
  const seen = told.filter(({ step }) => step.obs);
  const met = told.filter(({ step }) => step.goalMet);
  const names = [...new Set(told.flatMap(({ step }) => Object.keys(step.costs ?? {})))];

  it("is recorded under its id", () => expect(env.id).toBe(`Safexp-Point${task}-v0`));
  it("lasts 1000 steps", () => expect(env.maxEpisodeSteps).toBe(1000));

  it("starts where it starts, everything turned as it is turned, from the next seed", () => {
    const world = env.reset(giving(episode.seed));
    expect(stateOf(world.robot)).toEqual(episode.robot);
    for (const [name, kind] of Object.entries(KINDS)) {
      const places = layoutOf(episode, name);
      const stride = world.objects[kind].length / places.length;
      const mine = places.map((place, i) => [...world.objects[kind].subarray(i * stride, i * stride + place.length)]);
      expect(mine, kind).toEqual(places);
    }
    const boxes = layoutOf(episode, "box");
    expect([...world.objects.pushBox.subarray(0, 3)]).toEqual(boxes.flat());
    if (episode.goal) expect([...world.objects.goal]).toEqual(episode.goal);
    if (task.startsWith("Button")) expect([world.goalButton, world.buttonsTimer]).toEqual([episode.goalButton, 0]);
    const obs = new Float64Array(env.observationSpace.size);
    env.observe(world, obs);
    expect(gap(obs, episode.obs)).toBeLessThanOrEqual(1e-9);
  });

  it("earns, pays and reaches what it earns, pays and reaches", () => {
    for (const { step, outcome } of told) {
      expect(Math.abs(outcome.reward - step.reward)).toBeLessThanOrEqual(1e-12);
      expect(outcome.cost).toBe(step.costs ? 1 : 0);
      expect(outcome.terminated).toBe(false);
      expect(outcome.info!.goalsReached ?? 0).toBe(Number(step.goalMet ?? 0));
      for (const name of names) expect(outcome.info![keyOf(name)]).toBe(name in (step.costs ?? {}) ? 1 : 0);
    }
    const costly = names.map((name) => `${name} ${told.filter(({ step }) => name in (step.costs ?? {})).length}`);
    rows.push([env.id, told.length, seen.length, met.length, costly.join(", ")]);
  });

  it("sets the next goal where it sets it, and the buttons dead for 10 steps", () => {
    for (const { step, goal, goalButton, buttonsTimer } of met) {
      expect(goal).toEqual(step.goal);
      if (task.startsWith("Button")) expect([goalButton, buttonsTimer]).toEqual([step.goalButton, step.timer]);
    }
    expect(met.length > 0).toBe(/Goal|Button|Push/.test(task));
  });

  it("sees what it sees, in its order", () => {
    expect(seen.length).toBeGreaterThanOrEqual(8);
    for (const { step, obs } of seen) {
      const skipped = step.touches ? 3 : 0; // the accelerometer also feels contacts, whose forces were not recorded
      expect(gap(obs.slice(skipped), step.obs!.slice(skipped))).toBeLessThanOrEqual(1e-9);
    }
  });

  if (names.length > 0)
    it("pays for each part what it pays without the indicator", () => {
      const dense = make({ costs: "parts", constrainIndicator: false });
      for (const { step, outcome } of replay(dense, episode)) {
        const theirs = dense.costNames!.map((name) => step.costs?.[name] ?? 0);
        expect(gap(outcome.cost as readonly number[], theirs)).toBeLessThanOrEqual(1e-12);
      }
      expect([...dense.costNames!].sort()).toEqual([...names].sort());
    });
});

afterAll(() => {
  const header = ["compared with Safety-Gym", "steps", "observations", "goals", "steps that cost"];
  console.log(textTable(header, rows));
});
