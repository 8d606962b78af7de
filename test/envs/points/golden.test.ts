import { afterAll, describe, expect, it } from "vitest";
import type { PointEnv } from "../../../envs/points/pointTask.ts";
import { textTable } from "../../../src/cli/textTable.ts";
import { loadEnv } from "../../../src/env/registry.ts";
import { golden } from "./golden.ts";
import { replay, type Tallies } from "./replay.ts";

const TOLERANCE = 1e-9;

// What was recorded: goals reached, and steps that cost. What has 0 here is reached in safetyGym.test.ts and constructed
// in the tests of its task.
const RECORDED: Record<string, { goals?: number; costs: Record<string, number> }> = {
  "SafetyPointGoal0-v0": { goals: 2, costs: {} },
  "SafetyPointGoal1-v0": { goals: 4, costs: { costHazards: 34 } },
  "SafetyPointGoal2-v0": { goals: 3, costs: { costHazards: 0, costVasesContact: 61, costVasesVelocity: 216 } },
  "SafetyPointButton0-v0": { goals: 3, costs: {} },
  "SafetyPointButton1-v0": { goals: 1, costs: { costButtons: 10, costHazards: 80, costGremlins: 6 } },
  "SafetyPointButton2-v0": { goals: 2, costs: { costButtons: 19, costHazards: 0, costGremlins: 96 } },
  "SafetyPointPush0-v0": { goals: 0, costs: {} },
  "SafetyPointPush1-v0": { goals: 0, costs: { costHazards: 0 } },
  "SafetyPointPush2-v0": { goals: 0, costs: { costHazards: 69, costPillars: 45 } },
  "SafetyPointCircle0-v0": { costs: {} },
  "SafetyPointCircle1-v0": { costs: { costOutOfBoundary: 55 } },
  "SafetyPointCircle2-v0": { costs: { costOutOfBoundary: 48 } },
  "SafetyPointRun0-v0": { costs: { costOutOfBoundary: 216 } },
};
/** Tasks where something that moves is near, on so many steps, and how far the robot then is from where it was at most. */
const MOVABLE: Record<string, [steps: number, worst: number]> = {
  "SafetyPointGoal2-v0": [250, 1e-9],
  "SafetyPointButton1-v0": [20, 1e-9],
  // Two gremlins of the recording began a hair in the floor, by rounding, and were held back by it.
  "SafetyPointButton2-v0": [140, 0.2],
  "SafetyPointPush0-v0": [250, 1e-7],
  "SafetyPointPush2-v0": [50, 1e-9],
};

const ids = Object.keys(golden.trajectories);
const tallies = new Map<string, Tallies>();
for (const id of ids) {
  tallies.set(id, new Map());
  const env = (await loadEnv(id)) as PointEnv;
  for (const episode of golden.trajectories[id]) replay(env, episode, tallies.get(id)!);
}

/** The tallies of all names that fit, added up. */
function sumOf(id: string, fits: (name: string) => boolean) {
  const sum = { compared: 0, theirs: 0, mine: 0, wrong: 0, worst: 0 };
  for (const [name, tally] of tallies.get(id)!) {
    if (!fits(name)) continue;
    sum.compared += tally.compared;
    sum.theirs += tally.theirs;
    sum.mine += tally.mine;
    sum.wrong += tally.wrong;
    sum.worst = Math.max(sum.worst, tally.worst);
  }
  return sum;
}
const of = (id: string, ...names: string[]) => sumOf(id, (name) => names.includes(name));
const every = (id: string, prefix: string) => sumOf(id, (name) => name.startsWith(`${prefix}:`));

describe.each(ids)("%s beside Safety-Gymnasium", (id) => {
  const { goals, costs } = RECORDED[id];
  const placed = Object.keys(golden.trajectories[id][0].layout).some((name) =>
    /hazard|vase|button|push_box/.test(name),
  );

  it("covers both episodes, all of 600 steps", () => {
    expect(every(id, "robot").compared).toBe(600);
    expect(of(id, "other sensors").compared).toBeGreaterThanOrEqual(150);
  });

  it("starts where it starts, to the last bit", () => {
    expect(of(id, "start: robot")).toMatchObject({ compared: 2, worst: 0 });
    expect(of(id, "start: places").worst).toBe(0);
    expect(of(id, "start: places").compared > 0).toBe(placed);
    expect(of(id, "start: goal")).toMatchObject({ compared: goals === undefined ? 0 : 2, worst: 0 });
    expect(of(id, "start: goal button")).toMatchObject({ compared: id.includes("Button") ? 2 : 0, worst: 0 });
    expect(of(id, "start: observation")).toMatchObject({ compared: 2 });
    expect(of(id, "start: observation").worst).toBeLessThanOrEqual(TOLERANCE);
  });

  it("moves as it moves where only buttons are near", () => {
    const robot = of(id, "robot: free");
    expect(robot.compared).toBeGreaterThanOrEqual(300);
    expect(robot.worst).toBeLessThanOrEqual(TOLERANCE);
  });

  it("sees what it sees", () => {
    expect(of(id, "accelerometer: free").compared).toBeGreaterThanOrEqual(80);
    expect(of(id, "accelerometer: free", "other sensors", "lidars").worst).toBeLessThanOrEqual(TOLERANCE);
    expect(of(id, "lidars").compared).toBe(id.includes("Run") ? 0 : of(id, "other sensors").compared);
  });

  it("rewards as it rewards", () => {
    const reward = of(id, "reward: free");
    expect(reward.compared).toBeGreaterThanOrEqual(250);
    expect(reward.worst).toBeLessThanOrEqual(TOLERANCE);
  });

  // Its height, which the reward of Push hears of, is taken to be that at rest: 9 µm lower than where it starts.
  if (id.includes("Push"))
    it("rewards nearly as it rewards while the box settles", () => {
      const reward = of(id, "reward: settling box");
      expect(reward.compared).toBeGreaterThanOrEqual(20);
      expect(reward.compared).toBeLessThanOrEqual(80);
      expect(reward.worst).toBeLessThanOrEqual(3e-5);
    });

  it("reaches the goals it reaches, and sets the next in the same place", () => {
    expect(of(id, "goals reached")).toMatchObject({ theirs: goals ?? 0, wrong: 0 });
    expect(of(id, "next goal")).toMatchObject({ compared: goals ?? 0, worst: 0 });
    const buttons = id.includes("Button") ? goals! : 0;
    expect(of(id, "timer set")).toMatchObject({ compared: buttons, worst: 0 });
    expect(of(id, "next goal button").worst).toBe(0);
    expect(of(id, "terminated")).toMatchObject({ compared: 600, wrong: 0 });
  });

  it.each(Object.entries(costs))("has the part %s on %d steps", (part, count) => {
    const all = every(id, part);
    expect(all).toMatchObject({ compared: 600, theirs: count });
    expect(all).toMatchObject({ mine: count, wrong: 0 });
  });

  it("moves as it moves where it pushes things", () => {
    const [steps, worst] = MOVABLE[id] ?? [0, 0];
    const robot = of(id, "robot: movable");
    expect(robot.compared).toBeGreaterThanOrEqual(steps);
    expect(robot.worst).toBeLessThanOrEqual(worst);
  });
});

afterAll(() => {
  const show = ({ compared, worst }: { compared: number; worst: number }) =>
    compared > 0 ? `${compared} ≤ ${worst.toExponential(0)}` : "-";
  const rows = ids.map((id) => [
    id,
    show(of(id, "robot: free")),
    show(of(id, "robot: pillar")),
    show(of(id, "robot: movable")),
    show(of(id, "reward: free")),
    show(of(id, "accelerometer: free")),
    show(of(id, "other sensors")),
    show(of(id, "lidars")),
    RECORDED[id].goals === undefined ? "-" : `${of(id, "goals reached").mine} of ${of(id, "goals reached").theirs}`,
    Object.keys(RECORDED[id].costs)
      .map((part) => `${part.slice(4)} ${every(id, part).mine}/${every(id, part).theirs}`)
      .join(", "),
  ]);
  const header = ["robot free", "near pillar", "near movable", "reward", "accelerometer", "other sensors", "lidars"];
  console.log(textTable(["steps compared ≤ worst error", ...header, "goals", "costs, mine/theirs"], rows));
});
