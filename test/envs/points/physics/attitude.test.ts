import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orient, turn } from "../../../../envs/points/physics/attitude.ts";
import { blankBody, type Body } from "../../../../envs/points/physics/body.ts";
import { upTo } from "./things.ts";

function oriented(heading: number, leanX: number, leanY: number): Body {
  const body: Body = { ...blankBody(), rotation: new Float64Array(9), velocity: new Float64Array(6) };
  Object.assign(body, { heading, leanX, leanY });
  orient(body);
  return body;
}

const product = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from({ length: 9 }, (_, i) => {
    const [row, column] = [3 * Math.floor(i / 3), i % 3];
    return a[row] * b[column] + a[row + 1] * b[3 + column] + a[row + 2] * b[6 + column];
  });

/** The rotation by a vector's length about it: Rodrigues' formula. */
function rotationBy(x: number, y: number, z: number): number[] {
  const angle = Math.hypot(x, y, z);
  if (angle === 0) return [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const across = [0, -z, y, z, 0, -x, -y, x, 0].map((entry) => entry / angle);
  const square = product(across, across);
  const one = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  return one.map((entry, i) => entry + Math.sin(angle) * across[i] + (1 - Math.cos(angle)) * square[i]);
}

const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (entry, i) => Math.abs(entry - b[i])));

describe("orient", () => {
  it("turns first and then tips: heading along y and tipped about x, its front looks up and its top along −y", () => {
    const { rotation, cos, sin } = oriented(Math.PI / 2, Math.PI / 2, 0);
    expect(gap(rotation, [0, -1, 0, 0, 0, -1, 1, 0, 0])).toBeLessThan(1e-15);
    expect([cos, sin]).toEqual([Math.cos(Math.PI / 2), 1]);
  });

  it("is the lean's rotation after the heading's", () => {
    fc.assert(
      fc.property(upTo(3), upTo(2), upTo(2), (heading, leanX, leanY) => {
        const expected = product(rotationBy(leanX, leanY, 0), rotationBy(0, 0, heading));
        expect(gap(oriented(heading, leanX, leanY).rotation, expected)).toBeLessThan(1e-14);
      }),
    );
  });
});

describe("turn", () => {
  it("turns by the rates times the time, whatever the attitude", () => {
    fc.assert(
      fc.property(upTo(3), upTo(1), upTo(1), upTo(40), upTo(40), upTo(40), (heading, leanX, leanY, x, y, z) => {
        const body = oriented(heading, leanX, leanY);
        const before = [...body.rotation];
        [body.velocity[2], body.velocity[4], body.velocity[5]] = [z, x, y];
        turn(body, 0.002);
        orient(body);
        expect(gap(body.rotation, product(rotationBy(0.002 * x, 0.002 * y, 0.002 * z), before))).toBeLessThan(1e-14);
      }),
    );
  });

  it("counts turns of one that stands upright, and leaves it upright", () => {
    const body = oriented(3, 0, 0);
    body.velocity[2] = 100;
    for (let i = 0; i < 100; i++) turn(body, 0.002);
    expect(body.heading).toBeCloseTo(23, 12);
    expect([body.leanX, body.leanY]).toEqual([0, 0]);
  });
});
