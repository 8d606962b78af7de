import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cpoPoint, massX, massY, movePoint, observePoint, type CpoPoint } from "../../../envs/kinematic/cpoPoint.ts";
import { rng } from "../../../src/math/rng.ts";

const at = (x: number, y: number, heading: number): CpoPoint => ({ x, y, heading, idle: new Float64Array(3) });
const placed = ({ x, y, heading }: CpoPoint) => [x, y, heading];
const moved = (point: CpoPoint, distance: number, turn: number, size = 40) => {
  movePoint(point, distance, turn, size);
  return placed(point);
};
const close = (numbers: readonly number[]) => numbers.map((x) => expect.closeTo(x, 12));

describe("movePoint", () => {
  it("turns first, by a quarter of a radian at most, then goes", () => {
    expect(moved(at(1, 2, 0), 1, 0)).toEqual([2, 2, 0]);
    expect(moved(at(1, 2, Math.PI / 2), 0.5, 0)).toEqual(close([1, 2.5, Math.PI / 2]));
    expect(moved(at(0, 0, 0), 1, 1)).toEqual(close([Math.cos(0.25), Math.sin(0.25), 0.25]));
    expect(moved(at(0, 0, 0.1), -1, -0.4)).toEqual([-1, 0, 0]);
  });

  it("has no velocity of its own", () => {
    const point = at(0, 0, 0);
    moved(point, 1, 0);
    expect(moved(point, 0, 0)).toEqual([1, 0, 0]);
  });

  it("stops at the edge of the world, along each axis by itself", () => {
    const diagonal = Math.SQRT1_2;
    expect(moved(at(5.9, 0, Math.PI / 4), 1, 0, 6)).toEqual(close([6, diagonal, Math.PI / 4]));
    expect(moved(at(-5.5, -5.5, (5 / 4) * Math.PI), 1, 0, 6)).toEqual(close([-6, -6, (5 / 4) * Math.PI]));
  });

  it("goes no farther than it is told", () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, fc.double({ min: -9, max: 9, noNaN: true }), (distance, turn, heading) => {
        const [x, y, after] = moved(at(0, 0, heading), distance, turn);
        expect(Math.sqrt(x * x + y * y)).toBeCloseTo(Math.abs(distance), 12);
        expect(after - heading).toBeCloseTo(turn / 4, 12);
      }),
    );
  });
});

describe("observePoint", () => {
  it("shows the place, the idle velocities and the center of mass", () => {
    const obs = new Float64Array(9);
    observePoint({ ...at(1, -2, Math.PI / 2), idle: Float64Array.of(0.1, 0.2, -0.3) }, obs);
    // The ball weighs 100 · 4/3 π 0.5³ = 52.36, the arrow 100 · 1 · 0.2 · 0.2 = 4, and is 0.6 ahead.
    const ahead = 2.4 / (52.35987755982988 + 4);
    expect([...obs]).toEqual(close([1, -2, Math.PI / 2, 0.1, 0.2, -0.3, 1, -2 + ahead, 0.5]));
    expect([massX(at(1, 1, 0)), massY(at(1, 1, 0))]).toEqual(close([1 + ahead, 1]));
  });
});

it("starts near the origin, with velocities that mean nothing", () => {
  const random = rng("starts");
  const points = Array.from({ length: 2000 }, () => cpoPoint(random));
  const deviation = (of: (point: CpoPoint) => number) =>
    Math.sqrt(points.reduce((sum, point) => sum + of(point) ** 2, 0) / points.length);
  // Standard deviations of 2000 draws: within 10 % unless by a chance of one in a billion.
  for (const key of ["x", "y", "heading"] as const)
    expect(Math.abs(deviation((p) => p[key]) / 0.01 - 1)).toBeLessThan(0.1);
  for (const i of [0, 1, 2]) expect(Math.abs(deviation(({ idle }) => idle[i]) / 0.1 - 1)).toBeLessThan(0.1);
});
