import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CpoPoint } from "../../../envs/kinematic/cpoPoint.ts";
import { catchNear, readBins, scatter, type Things } from "../../../envs/kinematic/gathering.ts";
import { rng } from "../../../src/math/rng.ts";

const AHEAD = 2.4 / ((100 * Math.PI) / 6 + 4); // from the point to its center of mass
/** A point whose center of mass is at the origin. */
const centered = (heading: number): CpoPoint => ({
  x: -AHEAD * Math.cos(heading),
  y: -AHEAD * Math.sin(heading),
  heading,
  idle: new Float64Array(3),
});
const polar = (distance: number, angle: number) => ({ x: distance * Math.cos(angle), y: distance * Math.sin(angle) });

describe("scatter", () => {
  it("lays things on even places from −6 to 4, none on another and none at the origin", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const [apples, bombs] = scatter([2, 8], rng(seed));
        expect([apples.length, bombs.length]).toEqual([2, 8]);
        const all = [...apples, ...bombs];
        expect(new Set(all.map(({ x, y }) => `${x} ${y}`)).size).toBe(10);
        for (const { x, y } of all) {
          expect([-6, -4, -2, 0, 2, 4]).toContain(x);
          expect([-6, -4, -2, 0, 2, 4]).toContain(y);
          expect(x * x + y * y).toBeGreaterThanOrEqual(4);
        }
      }),
    );
  });

  it("uses every place", () => {
    const random = rng("places");
    const seen = new Set<string>();
    for (let i = 0; i < 200; i++) for (const { x, y } of scatter([10], random)[0]) seen.add(`${x} ${y}`);
    expect(seen.size).toBe(35);
  });
});

describe("catchNear", () => {
  it("takes what is nearer than 1 to the center of mass, and no more", () => {
    const things: Things = [polar(0.999, 1), polar(1, 2), polar(0, 0), polar(3, 0)];
    expect(catchNear(centered(0.3), things)).toBe(2);
    expect(things).toEqual([polar(1, 2), polar(3, 0)]);
    expect(catchNear(centered(0.3), things)).toBe(0);
  });
});

describe("readBins", () => {
  const read = (heading: number, things: Things) => {
    const obs = new Float64Array(12).fill(NaN);
    readBins(centered(heading), things, obs, 1);
    expect(obs[0]).toBeNaN();
    expect(obs[11]).toBeNaN();
    return [...obs.subarray(1, 11)];
  };
  const only = (bin: number, reading: number) =>
    Array.from({ length: 10 }, (_, i) => (i === bin ? expect.closeTo(reading, 12) : 0));

  // Ten sectors of 18° from −90° (right) to 90° (left) of the heading; 1 − d / 6.
  it.each([
    [0, 1, 5, 5 / 6],
    [-0.01, 3, 4, 0.5],
    [-89, 3, 0, 0.5],
    [89, 1.5, 9, 0.75],
    [90, 3, 9, 0.5],
    [-90, 3, 0, 0.5],
    [19, 4.5, 6, 0.25],
  ])("shows what is %d° to the left, %d away, in sector %d as %d", (degrees, distance, bin, reading) => {
    for (const heading of [0, 2.5, -7.1]) {
      const slack = Math.sign(degrees) * (Math.abs(degrees) === 90 ? 1e-9 : 0);
      const angle = (degrees / 180) * Math.PI - slack + heading;
      expect(read(heading, [polar(distance, angle)])).toEqual(only(bin, reading));
    }
  });

  it("sees nothing behind, and nothing at 6 or farther", () => {
    expect(read(0, [polar(2, Math.PI), polar(2, 1.6), polar(2, -1.6), polar(6, 0.1), polar(9, 0)])).toEqual(
      only(-1, 0),
    );
  });

  it("shows the nearest of a sector", () => {
    expect(read(0, [polar(3, 0.1), polar(1.5, 0.2), polar(4.5, 0.05)])).toEqual(only(5, 0.75));
  });
});
