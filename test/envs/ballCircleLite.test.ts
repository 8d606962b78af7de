import { describe, expect, it } from "vitest";
import env from "../../envs/ballCircleLite.ts";
import { rng } from "../../src/math/rng.ts";
import { ballOf, recorded } from "./balls/bullet.ts";

const step = (ball: ReturnType<typeof env.reset>, ...push: number[]) =>
  env.step(ball, Float64Array.from(push) as never, rng(0));
const ball = (x: number, y: number, velocityX = 0, velocityY = 0) => ({ x, y, velocityX, velocityY });

describe.each(recorded.filter(({ task }) => task === "circle"))(
  "BallCircleLite beside PyBullet",
  ({ start, obs, steps }) => {
    it("goes, sees, earns and pays as it does, step by step", () => {
      const seen = new Float64Array(8);
      env.observe(ballOf(start), seen);
      expect([...seen]).toEqual(obs.map((x) => expect.closeTo(x, 6)));
      let [before, exact] = [start, 0];
      for (const { action, ball: theirs, reward, cost, obs: next } of steps) {
        const state = ballOf(before);
        const outcome = step(state, ...action);
        const mine = [state.x, state.y, state.velocityX, state.velocityY];
        const error = Math.max(...mine.map((x, i) => Math.abs(x - theirs[i])));
        // Once in a while PyBullet's ball slips.
        expect(error).toBeLessThan(6e-3);
        exact += error < 1e-5 ? 1 : 0;
        expect(outcome.reward).toBeCloseTo(reward, 1);
        if (error < 1e-5) expect(outcome.reward).toBeCloseTo(reward, 4);
        expect(outcome.cost).toBe(cost);
        env.observe(state, seen);
        expect([...seen]).toEqual(next.map((x) => expect.closeTo(x, 2)));
        before = theirs;
      }
      expect(exact).toBeGreaterThanOrEqual(0.9 * steps.length);
    });
  },
);

describe("BallCircleLite", () => {
  // 0.1 (y v_x − x v_y) / (1 + |r − 7|) − 0.005 |a|, after the step.
  const formula = ({ x, y, velocityX, velocityY }: ReturnType<typeof ball>, push: number) =>
    (0.1 * (y * velocityX - x * velocityY)) / (1 + Math.abs(Math.sqrt(x * x + y * y) - 7)) - 0.005 * push;

  it("pays for going clockwise, near the circle", () => {
    const state = ball(0, 7, 3, 0);
    const { reward } = step(state, 0.3, 0.4);
    expect(reward).toBeCloseTo(formula(state, 0.5), 12);
    expect(reward).toBeGreaterThan(1.5);
    expect(step(ball(0, 7, -3, 0), 0, 0).reward).toBeLessThan(-1.5);
    expect(step(ball(0, 3, 3, 0), 0, 0).reward).toBeLessThan(0.25);
  });

  it.each([
    ["beyond x = 6", ball(6.01, 0), 1],
    ["beyond x = −6", ball(-6.01, 3), 1],
    ["nothing inside", ball(5.99, 0), 0],
    ["nothing for y", ball(0, 9), 0],
  ])("charges %s", (_, state, cost) => expect(step(state, 0, 0).cost).toBe(cost));

  it("starts at rest, 2 to 4 m from the middle, and lasts 200 steps of 1/10 s", () => {
    const radii = Array.from({ length: 200 }, (_, seed) => {
      const { x, y, velocityX, velocityY } = env.reset(rng(seed));
      expect([velocityX, velocityY]).toEqual([0, 0]);
      return Math.sqrt(x * x + y * y);
    });
    expect(Math.min(...radii)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...radii)).toBeLessThanOrEqual(4);
    // Uniform over the ring: half of its area lies within √10 = 3.16 m.
    const inner = radii.filter((radius) => radius < Math.sqrt(10)).length;
    expect(Math.abs(inner - 100)).toBeLessThan(35); // 5 deviations
    expect(env.maxEpisodeSteps).toBe(200);
    const state = ball(0, 7, 1, 0);
    step(state, 0, 0);
    expect(state.x).toBeCloseTo(0.1, 2);
  });

  it("stays inside its walls", () => {
    const state = ball(0, 0);
    for (let i = 0; i < 200; i++) {
      step(state, 1, 0.2);
      expect(state.x).toBeLessThanOrEqual(11.4 + 1e-9);
    }
    expect(state.x).toBeGreaterThan(11);
  });

  it("draws the circle, the walls and the ball", () => {
    const lines = env.render!(ball(0, 0, 0, 1)).split("\n");
    expect(lines[5]).toMatch(/^!+o+·+↑·+o+!+$/);
    expect(lines.at(-1)).toBe("↑ robot  o circle  ! out of bounds");
  });
});
