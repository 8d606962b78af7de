import { beforeAll, describe, expect, it } from "vitest";
import type { Mujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";
import type { PointEnv } from "../../../../envs/points/pointTask.ts";
import { loadEnv } from "../../../../src/env/registry.ts";
import { giving, golden } from "../golden.ts";
import { installedMujoco } from "./installed.ts";
import { replay, type Deviation } from "./replay.ts";

const mujoco = (await installedMujoco()) as Mujoco;
const TOLERANCE = 1e-9; // observations were recorded to 1e-10

// How far steps may end from the recording where a kind is within reach: half of them, nine in ten, all; m and rad.
const NEAR: [kind: string, steps: number, half: number, most: number, all: number][] = [
  ["buttons", 550, 1e-13, 1e-13, 1e-12],
  ["pushBox", 300, 1e-13, 1e-8, 1e-6],
  ["pillars", 120, 1e-12, 1e-6, 1e-5],
  ["vases", 250, 1e-12, 1e-7, 1e-4],
  ["gremlins", 150, 1e-8, 1e-4, 1e-3],
];

// How far things may come to be from where they were, 300 steps without correction: half of the time, most, always; m.
const THINGS: [kind: "vases" | "pushBox" | "gremlins", half: number, most: number, all: number][] = [
  ["pushBox", 1e-9, 1e-5, 1e-5],
  ["gremlins", 1e-9, 1e-4, 1e-2],
  ["vases", 1e-9, 1e-3, 2e-2],
];

// Tasks where touching a kind costs: touches recorded, and steps on which MuJoCo 3 says otherwise.
const TOUCHES: [id: string, kind: "vases" | "gremlins" | "pillars", touches: number, otherwise: number][] = [
  ["SafetyPointGoal2-v0", "vases", 61, 5],
  ["SafetyPointButton1-v0", "gremlins", 6, 0],
  ["SafetyPointButton2-v0", "gremlins", 96, 1],
  ["SafetyPointPush2-v0", "pillars", 45, 0],
];

const QUANTILES = [0.5, 0.9, 0.99, 1] as const;
const quantiles = (values: readonly number[]): readonly number[] => {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  return QUANTILES.map((q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]);
};
const shown = (values: readonly number[]): string =>
  quantiles(values)
    .map((value) => value.toExponential(0))
    .join(" ");

describe.skipIf(!mujoco)("MuJoCo 3 beside Safety-Gymnasium, which ran on MuJoCo 2", () => {
  const byTask = new Map<string, readonly Deviation[]>();
  const everything = () => [...byTask.values()].flat();

  beforeAll(async () => {
    for (const [id, episodes] of Object.entries(golden.trajectories)) {
      const env = (await loadEnv(id)) as PointEnv;
      const played = episodes.map((episode) => replay(mujoco, id, env.reset(giving(episode.seed)).objects, episode));
      byTask.set(id, played.flat());
    }
    console.log(
      "within reach: steps | quantiles 0.5, 0.9, 0.99, 1 of position | velocity | accelerometer | other sensors",
    );
    for (const kind of ["nothing", ...NEAR.map(([name]) => name)]) {
      const steps = everything().filter(({ near }) => near === kind);
      const columns = (["position", "velocity", "acceleration", "sensors"] as const).map((key) =>
        shown(steps.map((step) => step[key])),
      );
      console.log(`${kind}: ${steps.length} | ${columns.join(" | ")}`);
    }
    for (const [kind] of THINGS) {
      const gaps = everything().flatMap(({ things }) => things[kind] ?? []);
      console.log(`where ${kind} are: ${gaps.length} | ${shown(gaps)}`);
    }
  }, 60_000);

  it("plays every recorded step of every task", () => {
    expect(byTask.size).toBe(13);
    for (const deviations of byTask.values()) expect(deviations).toHaveLength(600);
  });

  it.each(Object.keys(golden.trajectories))("%s: moves and feels the same where nothing is near", (id) => {
    const free = byTask.get(id)!.filter(({ near }) => near === "nothing");
    expect(free.length).toBeGreaterThan(290);
    expect(free.filter(({ sensors }) => !Number.isNaN(sensors)).length).toBeGreaterThan(50);
    for (const { position, velocity, acceleration, sensors } of free) {
      expect(Math.max(position, velocity)).toBeLessThan(TOLERANCE);
      if (!Number.isNaN(sensors)) expect(Math.max(acceleration, sensors)).toBeLessThan(TOLERANCE);
    }
  });

  it.each(NEAR)("moves nearly the same where %s are near", (kind, steps, half, most, all) => {
    const positions = everything()
      .filter(({ near }) => near === kind)
      .map(({ position }) => position);
    expect(positions.length).toBeGreaterThan(steps);
    const [median, ninth, , largest] = quantiles(positions);
    expect([median < half, ninth < most, largest < all]).toEqual([true, true, true]);
  });

  it.each(THINGS)("moves %s nearly the same", (kind, half, most, all) => {
    const gaps = everything().flatMap(({ things }) => things[kind] ?? []);
    expect(gaps.length).toBeGreaterThanOrEqual(1200);
    const [median, ninth, , largest] = quantiles(gaps);
    expect([median < half, ninth < most, largest < all]).toEqual([true, true, true]);
  });

  it.each(TOUCHES)("%s: agrees on when %s are touched", (id, kind, touches, otherwise) => {
    const pairs = byTask.get(id)!.map(({ touched }) => touched[kind]!);
    expect(pairs.filter(([, there]) => there)).toHaveLength(touches);
    expect(pairs.filter(([here, there]) => here !== there).length).toBeLessThanOrEqual(otherwise);
  });
});
