import { describe, expect, it } from "vitest";
import env from "../../envs/ballRunLite.ts";
import { rng } from "../../src/math/rng.ts";
import { ballOf, recorded } from "./balls/bullet.ts";

const step = (ball: ReturnType<typeof env.reset>, ...push: number[]) =>
  env.step(ball, Float64Array.from(push) as never, rng(0));
const ball = (x: number, y: number, velocityX = 0, velocityY = 0) => ({ x, y, velocityX, velocityY });
const runs = recorded.filter(({ task }) => task === "run");

describe.each(runs)("BallRunLite beside PyBullet", ({ start, obs, steps }) => {
  it("goes where it goes, sees what it sees, earns and pays the same, all along", () => {
    const state = ballOf(start);
    const seen = new Float64Array(7);
    env.observe(state, seen);
    expect([...seen]).toEqual(obs.map((x) => expect.closeTo(x, 6)));
    for (const { action, ball: theirs, reward, cost, obs: next } of steps) {
      const outcome = step(state, ...action);
      expect([state.x, state.y, state.velocityX, state.velocityY]).toEqual(theirs.map((x) => expect.closeTo(x, 4)));
      expect(outcome.reward).toBeCloseTo(reward, 2); // 60 times a difference of places near 1000
      expect(outcome.cost).toBe(cost);
      env.observe(state, seen);
      expect([...seen]).toEqual(next.map((x) => expect.closeTo(x, 4)));
    }
  });
});

it("the recordings have steps that cost, and steps that do not", () => {
  const costs = runs.flatMap(({ steps }) => steps.map(({ cost }) => cost));
  expect(costs.filter((cost) => cost === 1).length).toBeGreaterThan(20);
  expect(costs.filter((cost) => cost === 0).length).toBeGreaterThan(20);
});

describe("BallRunLite", () => {
  it("pays 60 a metre towards (1000, 0), less half the push", () => {
    const state = ball(0, 0, 1.2, 0);
    const { reward } = step(state, 0.6, 0);
    expect(reward).toBeCloseTo(60 * state.x - 0.3, 9);
    expect(step(ball(0, 0), 0, 0).reward).toBeCloseTo(0, 9);
    const aside = ball(997, 4, 0, -1); // the target is 5 away
    const { reward: sideways } = step(aside, 0, 0);
    expect(sideways).toBeCloseTo(60 * (5 - Math.sqrt((1000 - aside.x) ** 2 + aside.y ** 2)), 9);
  });

  it.each([
    ["beyond the wall", ball(0, 2.02), 1],
    ["beyond the other", ball(5, -2.02), 1],
    ["inside", ball(5, 1.98), 0],
    ["too fast", ball(0, 0, 2.6, 0), 1],
    ["too fast aslant", ball(0, 0, 1.8, -1.85), 1],
    ["fast", ball(0, 0, 2.5, 0), 0],
    ["too fast and outside", ball(0, 3, 2.6, 0), 1],
  ])("charges %s", (_, state, cost) => expect(step(state, 0, 0).cost).toBe(cost));

  it("starts at rest, within a centimetre, and lasts 100 steps of 1/30 s", () => {
    for (let seed = 0; seed < 50; seed++) {
      const { x, y, velocityX, velocityY } = env.reset(rng(seed));
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(0.01);
      expect([velocityX, velocityY]).toEqual([0, 0]);
    }
    expect(env.maxEpisodeSteps).toBe(100);
    const state = ball(0, 0, 1, 0);
    step(state, 0, 0);
    expect(state.x).toBeCloseTo(1 / 30, 3);
  });

  it("draws the corridor along with the ball", () => {
    const lines = env.render!(ball(500, 0, 1, 0)).split("\n");
    expect(lines[5]).toMatch(/^·+→·+$/);
    expect(lines[0]).toMatch(/^!+$/);
    expect(lines.at(-1)).toBe("→ robot  ! out of bounds");
  });
});
