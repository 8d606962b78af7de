import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lidar, NUM_BINS } from "../../../envs/points/lidar.ts";
import { pointRobot } from "../../../envs/points/pointRobot.ts";

const BIN = (2 * Math.PI) / NUM_BINS;

function scan(positions: number[], { x = 0, y = 0, heading = 0, stride = 2, range = 3, offset = 0 } = {}): number[] {
  const obs = new Float64Array(offset + NUM_BINS + 1).fill(7);
  const robot = pointRobot(x, y, heading);
  lidar(robot, Math.cos(heading), Math.sin(heading), Float64Array.from(positions), stride, range, obs, offset);
  expect([...obs.subarray(0, offset), obs[offset + NUM_BINS]].every((untouched) => untouched === 7)).toBe(true);
  return [...obs.subarray(offset, offset + NUM_BINS)];
}

const reading = (bins: Record<number, number>) => Array.from({ length: NUM_BINS }, (_, i) => bins[i] ?? 0);
const at = (distance: number, angle: number) => [distance * Math.cos(angle), distance * Math.sin(angle)];

function expectClose(mine: number[], theirs: number[]) {
  mine.forEach((x, i) => expect(x).toBeCloseTo(theirs[i], 12));
}

describe("lidar", () => {
  it("reads (3 − 1) / 3 one meter away, halved in both neighbors of a bin's middle", () => {
    expectClose(scan(at(1, 2.5 * BIN)), reading({ 1: 1 / 3, 2: 2 / 3, 3: 1 / 3 }));
  });

  it("straddles two bins where an object lies on their border, also straight ahead", () => {
    expectClose(scan([1, 0]), reading({ 15: 2 / 3, 0: 2 / 3 }));
  });

  it("knows a hair to the right of straight ahead from a whole turn", () => {
    expectClose(scan([1, -1e-20]), reading({ 15: 2 / 3, 0: 2 / 3 }));
  });

  it("sees nothing at its range and beyond", () => expect(scan([3, 0, 0, 5])).toEqual(reading({})));
  it("reads 1 on top of an object", () => expect(Math.max(...scan([0, 0]))).toBe(1));
  it("sees farther with a longer range", () => expectClose(scan([3, 0], { range: 6 }), reading({ 15: 0.5, 0: 0.5 })));

  it("keeps the nearest object of each bin", () => {
    const [near, far] = [at(0.75, 4.5 * BIN), at(1.5, 4.5 * BIN)];
    expectClose(scan([...near, ...far]), scan(near));
    expectClose(scan([...far, ...near]), scan(near));
  });

  it("takes every so many numbers for an object", () => {
    const bodies = [1, 0, 9, 9, 9, 9, 0, 2, 9, 9, 9, 9];
    expectClose(scan(bodies, { stride: 6 }), scan([1, 0, 0, 2]));
  });

  it("writes nowhere but its own places", () => expectClose(scan([1, 0], { offset: 12 }), scan([1, 0])));

  it("turns with the robot, and moves with it", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.nat(15), (beyond, bins) => {
        const [x, y] = at(1, (3 + beyond) * BIN);
        const straight = scan([x, y]);
        const turned = scan([x + 5, y - 2], { x: 5, y: -2, heading: bins * BIN });
        expectClose(
          turned,
          straight.map((_, i) => straight[(i + bins) % NUM_BINS]),
        );
      }),
    );
  });

  it("stays within [0, 1]", () => {
    const place = fc.double({ min: -4, max: 4, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 5 }), place, (objects, heading) => {
        expect(scan(objects.flat(), { heading }).every((x) => x >= 0 && x <= 1)).toBe(true);
      }),
    );
  });
});
