import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findOverlap, overlap } from "../../../../envs/points/physics/portal.ts";
import { upTo } from "./things.ts";

// The nose of the robot, a cube of 0.1 m, and a pillar 0.4 m higher.
const nose = {
  cylinderZ: 0.4,
  radius: 0.2,
  halfHeight: 0.5,
  halfLength: 0.05,
  halfWidth: 0.05,
  halfDepth: 0.05,
  axes: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
};
const at = (cylinderX: number, cylinderY: number) => ({ ...nose, cylinderX, cylinderY });
const place = upTo(0.3);

/** How deep the pillar's axis lies inside the nose's outline made broader by the radius; metres. */
const leastOverlap = (x: number, y: number) =>
  0.2 - Math.hypot(Math.max(Math.abs(x) - 0.05, 0), Math.max(Math.abs(y) - 0.05, 0));

describe("findOverlap", () => {
  it("is found where there is one, and only there", () => {
    let inside = 0;
    fc.assert(
      fc.property(place, place, (x, y) => {
        fc.pre(Math.abs(leastOverlap(x, y)) > 1e-5 && Math.hypot(x, y) > 0.1);
        if (leastOverlap(x, y) > 0) inside++;
        expect(findOverlap(at(x, y))).toBe(leastOverlap(x, y) > 0);
      }),
      { numRuns: 500 },
    );
    expect(inside).toBeGreaterThan(100);
  });

  it("lies across a side where the line between the centers leaves by it", () => {
    // The line leaves x = 0.05 + 0.2 at 0.25 / 0.24 of its length; so much shortened is the point on the side, (0.05, y).
    findOverlap(at(0.24, 0.01));
    expect(overlap.depth).toBeCloseTo(0.01, 5);
    expect(overlap.x).toBeCloseTo((0.05 * 0.24) / 0.25, 5);
    expect(overlap.y).toBeCloseTo(0.01, 3);
  });

  it("lies at a corner where the line between the centers leaves round it", () => {
    fc.assert(
      fc.property(
        upTo(0.5).map((x) => 0.75 + x),
        upTo(0.009).map((x) => 0.01 + x),
        (angle, depth) => {
          const [x, y] = [0.05 + (0.2 - depth) * Math.cos(angle), 0.05 + (0.2 - depth) * Math.sin(angle)];
          // The scale s at which s (x, y) is 0.2 from the corner.
          const [square, middle] = [x * x + y * y, 0.05 * (x + y)];
          const scale = (middle + Math.sqrt(middle * middle - square * (0.005 - 0.04))) / square;
          fc.pre(scale * x > 0.055 && scale * y > 0.055);
          findOverlap(at(x, y));
          expect(overlap.x).toBeCloseTo(0.05 / scale, 5);
          expect(overlap.y).toBeCloseTo(0.05 / scale, 5);
          // Not less than the least, nor more than along the line.
          expect(overlap.depth).toBeGreaterThan(depth - 2e-6);
          expect(overlap.depth).toBeLessThan((scale - 1) * Math.sqrt(square) + 2e-6);
        },
      ),
    );
  });

  it("has no answer, rather than a wrong one, where the centers coincide", () => {
    if (findOverlap(at(0, 0))) expect(overlap.depth).toBeGreaterThan(0);
  });
});
