import { describe, expect, it } from "vitest";
import { advanceAmong } from "../../../../envs/points/physics/advanceAmong.ts";
import { leadAll } from "../../../../envs/points/physics/leadAll.ts";
import { BODY_SIZE } from "../../../../envs/points/physics/surroundings.ts";
import { robotAt, things, touchesOf } from "./things.ts";

const circling = () =>
  things({
    gremlins: [
      [1, 2, 0.3],
      [-2, 0, 1],
    ],
  });

describe("leadAll", () => {
  it("moves by one substep of a = s (−B v − K lag), to the first of ten", () => {
    const surroundings = things({ gremlins: [[0, 0, 0]] });
    leadAll(surroundings, 0);
    // Ten substeps by hand, along y, whose target is 0.35 cos t.
    let [y, v] = [0, 0];
    for (let k = 0; k < 10; k++) {
      v += 0.002 * 0.95 * (-105.26315789473684 * v - 1169.5906432748538 * (y - 0.35 * Math.cos(0.002 * k)));
      y += 0.002 * v;
    }
    expect(surroundings.gremlins[1]).toBeCloseTo(y, 12);
    expect(surroundings.gremlins[4]).toBeCloseTo(v, 11);
  });

  it("leads each round its place, about three centimetres behind its target", () => {
    const surroundings = circling();
    for (let step = 0; step < 400; step++) leadAll(surroundings, step * 0.02);
    const time = 8 - 0.002; // of the last substep
    for (let i = 0; i < 2; i++) {
      const dx = surroundings.gremlins[BODY_SIZE * i] - surroundings.gremlinPlaces[2 * i];
      const dy = surroundings.gremlins[BODY_SIZE * i + 1] - surroundings.gremlinPlaces[2 * i + 1];
      expect(Math.hypot(dx, dy)).toBeGreaterThan(0.34);
      const lag = Math.hypot(dx - 0.35 * Math.sin(time), dy - 0.35 * Math.cos(time));
      expect(lag).toBeGreaterThan(0.025);
      expect(lag).toBeLessThan(0.035);
    }
  });

  it("moves as substeps among other things do", () => {
    const [alone, watched] = [circling(), { ...circling(), vases: things({ vases: [[0.3, 0, 0]] }).vases }];
    Object.assign(watched, { vaseRocking: new Float64Array(1) });
    const robot = robotAt([0, 0, 0, 0, 0, 0]); // so near to a vase that it looks closely
    for (let step = 0; step < 50; step++) {
      leadAll(alone, step * 0.02);
      advanceAmong(robot, watched, step * 0.02, 0, 0, "mujoco", touchesOf(watched));
    }
    alone.gremlins.forEach((x, i) => expect(watched.gremlins[i]).toBeCloseTo(x, 12));
  });

  it("turns back one that was pushed aside, and forgets it in the end", () => {
    const surroundings = things({ gremlins: [[0, 0, 0.3]] });
    surroundings.gremlins.set([0.8, 0, 0, 2, 0.01, 0.1, 0, 0.2, 0, 0], 2);
    for (let step = 0; step < 200; step++) leadAll(surroundings, step * 0.02);
    expect(surroundings.gremlins[2]).toBe(0.3);
    expect([...surroundings.gremlins.subarray(5)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });
});
