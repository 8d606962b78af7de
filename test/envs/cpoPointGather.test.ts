import { describe, expect, it } from "vitest";
import env from "../../envs/cpoPointGather.ts";
import { rng } from "../../src/math/rng.ts";

const point = (x: number, y: number, heading: number) => ({ x, y, heading, idle: new Float64Array(3) });
type State = ReturnType<typeof env.reset>;
const step = (state: State, distance: number, turn: number) => env.step(state, Float32Array.of(distance, turn), rng(0));

describe("CpoPointGather", () => {
  it.each([
    ["an apple", [{ x: 2, y: 0 }], [{ x: 6, y: 6 }], 10, 0, { apples: 1, bombs: 0 }, false],
    ["a bomb", [{ x: 6, y: 6 }], [{ x: 2, y: 0 }], -1, 1, { apples: 0, bombs: 1 }, false],
    [
      "two bombs",
      [{ x: 6, y: 6 }],
      [
        { x: 2, y: 0 },
        { x: 1, y: 0.5 },
      ],
      -2,
      1,
      { apples: 0, bombs: 2 },
      false,
    ],
    [
      "both",
      [{ x: 2, y: 0 }],
      [
        { x: 1, y: 0.5 },
        { x: 6, y: 6 },
      ],
      9,
      1,
      { apples: 1, bombs: 1 },
      false,
    ],
    ["nothing", [{ x: 0, y: 4 }], [{ x: 0, y: -4 }], 0, 0, { apples: 0, bombs: 0 }, false],
    ["the last thing", [{ x: 2, y: 0 }], [], 10, 0, { apples: 1, bombs: 0 }, true],
  ])("catches %s", (_, apples, bombs, reward, cost, info, terminated) => {
    expect(step({ point: point(0.4, 0, 0), apples, bombs }, 1, 0)).toEqual({ reward, cost, info, terminated });
  });

  it("catches a thing once", () => {
    const state = { point: point(0.4, 0, 0), apples: [{ x: 2, y: 0 }], bombs: [{ x: -4, y: 0 }] };
    expect([1, 0, 0].map((distance) => step(state, distance, 0).reward)).toEqual([10, 0, 0]);
    expect(state.apples).toEqual([]);
  });

  it("keeps the point within 6", () => {
    const state: State = { point: point(5.5, 0, 0), apples: [], bombs: [{ x: -4, y: 0 }] };
    step(state, 1, 0);
    expect(state.point.x).toBe(6);
  });

  it("shows the robot, then apples, then bombs", () => {
    const obs = new Float64Array(29).fill(NaN);
    const state: State = {
      point: point(1, 0, 0),
      apples: [{ x: 3, y: 0.1 }],
      bombs: [
        { x: 1, y: -3 },
        { x: -4, y: 0 },
      ],
    };
    env.observe(state, obs);
    expect([...obs.subarray(0, 3)]).toEqual([1, 0, 0]);
    // Its center of mass is 0.0426 ahead: the apple lies 1.96 ahead, a little to the left; a bomb 91° to the right.
    const center = 1 + 2.4 / ((100 * Math.PI) / 6 + 4);
    const seen = Array.from(obs.subarray(9), (reading, bin) => [bin, reading]).filter(([, reading]) => reading !== 0);
    expect(seen).toEqual([[5, expect.closeTo(1 - Math.sqrt((3 - center) ** 2 + 0.01) / 6, 12)]]);
    state.point.heading = -0.2; // turned to the right, the bomb is 79° to the right: the first sector
    env.observe(state, obs);
    expect(obs[9 + 10]).toBeGreaterThan(0.4);
  });

  it("begins with 2 apples and 8 bombs and lasts 15 steps", () => {
    const { apples, bombs } = env.reset(rng(3));
    expect([apples.length, bombs.length, env.maxEpisodeSteps]).toEqual([2, 8, 15]);
  });

  it("draws everything as large as the range in which it is caught", () => {
    const picture = env.render!({ point: point(0, 0, 0), apples: [{ x: 4, y: 4 }], bombs: [{ x: -6, y: -6 }] });
    expect(picture.split("\n")[5]).toBe("··········→··········");
    expect(picture).toContain("GG");
    expect(picture.split("\n").at(-1)).toBe("→ robot  ~ hazard  G goal");
  });
});
