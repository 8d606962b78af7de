import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bounce } from "../../../envs/balls/octagon.ts";
import { effort, observeBall, roll, speedOf, type RollingBall } from "../../../envs/balls/rollingBall.ts";

const ball = (x: number, y: number, velocityX = 0, velocityY = 0): RollingBall => ({ x, y, velocityX, velocityY });
const SECONDS = 1 / 120;
const rolled = (start: RollingBall, pushX: number, pushY: number, numSteps: number) => {
  for (let i = 0; i < numSteps; i++) roll(start, pushX, pushY, SECONDS);
  return start;
};
const RESISTANCE = (0.03 * 0.8 * 0.3 * 9.81) / 0.5; // N

describe("roll", () => {
  it("sets 7/5 of the mass in motion, against the floor's resistance", () => {
    const { velocityX, x } = rolled(ball(0, 0), 1, 0, 1);
    expect(velocityX).toBeCloseTo((SECONDS * (3.5 - RESISTANCE)) / 0.42, 12);
    expect(x).toBeCloseTo(SECONDS * velocityX, 12);
  });

  it("leaves a ball alone that is pushed less than the floor resists", () => {
    const share = RESISTANCE / 3.5;
    expect(rolled(ball(1, 2), 0, 0.99 * share, 10)).toEqual(ball(1, 2));
    expect(rolled(ball(1, 2), 0, 1.01 * share, 10).velocityY).toBeGreaterThan(0);
  });

  it("comes to rest, and stays", () => {
    const { velocityX, velocityY } = rolled(ball(0, 0, 0.3, -0.4), 0, 0, 400);
    expect([velocityX, velocityY]).toEqual([0, 0]);
  });

  it("goes at most so fast that drag and resistance eat up the push", () => {
    // 3.5 − f = k m v (1 + v + 2/5 (1 + v / r)) = 0.012 (1.4 v + 1.8 v²)
    const c = (3.5 - RESISTANCE) / 0.012;
    const top = (-1.4 + Math.sqrt(1.4 ** 2 + 4 * 1.8 * c)) / (2 * 1.8);
    expect(speedOf(rolled(ball(0, 0), 0, -1, 3000))).toBeCloseTo(top, 9);
  });

  it("does the same in every direction", () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: -3, max: 3, noNaN: true }), (push, velocity, angle) => {
        const straight = rolled(ball(0, 0, velocity, 0), push, 0, 20);
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        const turned = rolled(ball(0, 0, cos * velocity, sin * velocity), cos * push, sin * push, 20);
        expect(turned.x).toBeCloseTo(cos * straight.x, 10);
        expect(turned.y).toBeCloseTo(sin * straight.x, 10);
      }),
    );
  });
});

it("shows place, velocity and the spin of a rolling ball", () => {
  const obs = new Float64Array(7).fill(NaN);
  observeBall(ball(3, -4, 2, 0.5), obs);
  expect([...obs]).toEqual([0.3, -0.4, 0.4, 0.1, -0.1, 0.4, 0].map((x) => expect.closeTo(x, 12)));
});

it("takes half the length of a push for effort", () => {
  expect(effort(0.6, -0.8)).toBeCloseTo(-0.5, 12);
  expect(effort(0, 0)).toBeCloseTo(0, 12);
});

describe("bounce", () => {
  it("throws a ball back from a wall 11.9 m away, at half its speed towards it", () => {
    const against = ball(11.5, 2, 3, 1);
    bounce(against);
    expect(against).toEqual(ball(expect.closeTo(11.4, 12) as number, 2, -1.5, 1));
  });

  it("does so from the walls across, too", () => {
    const across = ball(8.2, 8.2, 2, 2);
    bounce(across);
    expect(Math.sqrt(across.x ** 2 + across.y ** 2)).toBeCloseTo(11.4, 12);
    expect([across.velocityX, across.velocityY]).toEqual([expect.closeTo(-1, 12), expect.closeTo(-1, 12)]);
  });

  it("lets alone what is inside, and what is on its way there", () => {
    const inside = ball(0, -11.3, 0, -5);
    bounce(inside);
    expect(inside).toEqual(ball(0, -11.3, 0, -5));
    const leaving = ball(-11.41, 0, 1, 0);
    bounce(leaving);
    expect(leaving.velocityX).toBe(1);
  });
});
