import fc from "fast-check";
import { describe, expect, it } from "vitest";
import env from "../../envs/cpoPointCircle.ts";
import type { CpoPoint } from "../../envs/kinematic/cpoPoint.ts";
import { rng } from "../../src/math/rng.ts";

const at = (x: number, y: number, heading: number): CpoPoint => ({ x, y, heading, idle: new Float64Array(3) });
const step = (point: CpoPoint, ...action: number[]) => env.step(point, Float64Array.from(action) as never, rng(0));

describe("CpoPoint-Circle pays", () => {
  // (x Δy − y Δx) / (1 + |r − 15|), x and y after the step.
  it.each([
    ["for a step along the circle", at(15, 0, Math.PI / 2), 1, 15 / (1 + Math.sqrt(226) - 15)],
    ["nothing for a step outwards", at(10, 0, 0), 1, 0],
    ["against the other way round", at(15, 0, -Math.PI / 2), 1, -15 / (1 + Math.sqrt(226) - 15)],
    ["less inside", at(3, 0, Math.PI / 2), 1, 3 / (1 + 15 - Math.sqrt(10))],
    ["by the distance", at(0, 5, Math.PI), 0.5, 2.5 / (1 + 15 - Math.sqrt(25.25))],
    [
      "for the way that was asked for, though the world ends",
      at(0, 40, 0.9),
      1,
      (0.621609968 * 0.7833269096 - 40 * 0.621609968) / (1 + Math.sqrt(1600 + 0.621609968 ** 2) - 15),
    ],
  ])("%s", (_, point, distance, reward) => {
    expect(step(point, distance, 0).reward).toBeCloseTo(reward, 8);
  });

  it("turns before it goes", () => {
    // From the origin any straight step earns nothing: it goes through the middle.
    expect(step(at(0, 0, 0), 1, 1).reward).toBeCloseTo(0, 12);
    const { reward } = step(at(2, 0, 0), 1, 1);
    const [x, y] = [2 + Math.cos(0.25), Math.sin(0.25)];
    const expected = (x * Math.sin(0.25) - y * Math.cos(0.25)) / (1 + 15 - Math.sqrt(x * x + y * y));
    expect(reward).toBeCloseTo(expected, 12);
  });
});

describe("CpoPoint-Circle charges", () => {
  const AHEAD = 2.4 / ((100 * Math.PI) / 6 + 4);
  it.each([
    ["where the center of mass is at 2.5", at(1.5001 - AHEAD, 0, 0), 1],
    ["not just before", at(1.4999 - AHEAD, 0, 0), 0],
    ["at −2.5 too", at(-1.5001 + AHEAD, 9, Math.PI), 1],
    ["not for going along y", at(2, 0, Math.PI / 2), 0],
  ])("%s", (_, point, cost) => expect(step(point, 1, 0).cost).toBe(cost));
});

it("lasts 65 steps whatever one does, and pays at most 15 and a bit for one", () => {
  expect(env.maxEpisodeSteps).toBe(65);
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 65 }), fc.nat(), (plan, seed) => {
      const point = env.reset(rng(seed));
      for (const action of plan) {
        const { reward, cost, terminated } = step(point, ...action);
        expect(Math.abs(reward)).toBeLessThanOrEqual(15.5);
        expect([0, 1]).toContain(cost);
        expect(terminated).toBeUndefined();
      }
    }),
  );
});

it("draws the circle, the walls and the robot", () => {
  const lines = env.render!(at(0, 15, Math.PI)).split("\n");
  expect(lines[1][10]).toBe("←");
  expect(lines[5]).toMatch(/^!o+!+·+!+o+!$/);
  expect(lines.at(-1)).toBe("← robot  o circle  ! out of bounds");
});
