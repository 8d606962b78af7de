import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatten, heightOf, lift, speedOf } from "../../../../envs/points/mujoco/mujocoState.ts";
import { pointRobot } from "../../../../envs/points/pointRobot.ts";
import { body, surroundings } from "./scenes.ts";

const place = fc.double({ min: -3, max: 3, noNaN: true });

describe("lift and flatten", () => {
  it("are each other's inverses for what stands upright", () => {
    const six = fc.tuple(place, place, place, place, place, place);
    fc.assert(
      fc.property(six, six, six, six, (moving, vase, box, gremlin) => {
        const [x, y, heading, velocityX, velocityY, yawRate] = moving;
        const robot = { ...pointRobot(x, y, heading), velocityX, velocityY, yawRate };
        const things = surroundings({ vases: [[0, 0]], pushBox: [[0, 0]], gremlins: [[0, 0]], pillars: [[1, 2]] });
        things.vases.set(vase);
        things.pushBox.set(box);
        things.gremlins.set(gremlin);
        const shown = { ...pointRobot(0, 0, 0) };
        const seen = surroundings({ vases: [[0, 0]], pushBox: [[0, 0]], gremlins: [[0, 0]] });
        flatten(lift(robot, things), shown, seen);
        expect(shown).toEqual(robot);
        for (const kind of ["vases", "pushBox", "gremlins"] as const) {
          expect(body(seen[kind], 0).slice(0, 6)).toEqual(
            body(things[kind], 0)
              .slice(0, 6)
              .map((z) => expect.closeTo(z, 12)),
          );
        }
      }),
    );
  });

  it("takes a rotation apart into a lean about a level axis and a heading", () => {
    const angle = fc.double({ min: -3, max: 3, noNaN: true });
    const tilt = fc.double({ min: 0.01, max: 3, noNaN: true });
    fc.assert(
      fc.property(angle, angle, tilt, (heading, direction, lean) => {
        const things = surroundings({ vases: [[0, 0]] });
        const state = lift(pointRobot(0, 0, 0), things);
        // About the vertical first, then about the level axis that points in `direction`.
        const [c, s] = [Math.cos(lean / 2), Math.sin(lean / 2)];
        const [x, y] = [s * Math.cos(direction), s * Math.sin(direction)];
        const [cz, sz] = [Math.cos(heading / 2), Math.sin(heading / 2)];
        state.qpos.set([c * cz, x * cz + y * sz, y * cz - x * sz, c * sz], 6);
        flatten(state, pointRobot(0, 0, 0), things);
        const numbers = [things.vases[2], things.vases[7], things.vases[8]];
        const expected = [heading, lean * Math.cos(direction), lean * Math.sin(direction)];
        expect(numbers).toEqual(expected.map((number) => expect.closeTo(number, 9)));
      }),
    );
  });

  it("finds the rates about the world's axes of a body that leans", () => {
    fc.assert(
      fc.property(fc.tuple(place, place, place, place), fc.tuple(place, place, place), ([w, x, y, z], rates) => {
        const norm = Math.hypot(w, x, y, z);
        fc.pre(norm > 0.1);
        const [a, b, c, d] = [w / norm, x / norm, y / norm, z / norm];
        // The body's own axes in the world's frame.
        const axes = [
          [1 - 2 * (c * c + d * d), 2 * (b * c + a * d), 2 * (b * d - a * c)],
          [2 * (b * c - a * d), 1 - 2 * (b * b + d * d), 2 * (c * d + a * b)],
          [2 * (b * d + a * c), 2 * (c * d - a * b), 1 - 2 * (b * b + c * c)],
        ];
        const things = surroundings({ vases: [[0, 0]] });
        const state = lift(pointRobot(0, 0, 0), things);
        state.qpos.set([a, b, c, d], 6);
        state.qvel.set(
          axes.map((axis) => axis.reduce((sum, part, i) => sum + part * rates[i], 0)),
          6,
        );
        flatten(state, pointRobot(0, 0, 0), things);
        const [aboutX, aboutY, aboutZ] = [10, 11, 5].map((i) => things.vases[i]);
        expect([aboutX, aboutY, aboutZ]).toEqual(rates.map((rate) => expect.closeTo(rate, 11)));
      }),
    );
  });

  it("says how far things are above their rest, and how fast they climb", () => {
    const things = surroundings({ vases: [[0, 0]], pushBox: [[1, 1]] });
    const state = lift(pointRobot(0, 0, 0), things);
    state.qpos[12] += 0.5;
    state.qvel[11] = 2;
    flatten(state, pointRobot(0, 0, 0), things);
    expect([things.vases[6], things.pushBox[6]]).toEqual([expect.closeTo(0, 4), expect.closeTo(0.5, 4)]);
    expect([things.vases[9], things.pushBox[9]]).toEqual([0, 2]);
  });

  it("puts things on the floor, handles below gremlins, and pillars and buttons where they are", () => {
    const things = surroundings({
      vases: [[0, 1]],
      pushBox: [[2, 3]],
      gremlins: [[4, 5]],
      pillars: [[6, 7]],
      buttons: [[8, 9]],
    });
    const state = lift(pointRobot(0, 0, 0), things);
    expect([0, 1, 2].map((i) => heightOf(state, i))).toEqual([0.1 - 4e-5, 0.2, 0.1]);
    expect([...state.mocapPos]).toEqual([4, 5, 0.1, 6, 7, 0.5, 8, 9, 0.1]);
  });

  it("knows speed in space", () => {
    const state = lift(
      pointRobot(0, 0, 0),
      surroundings({
        vases: [
          [0, 0],
          [1, 1],
        ],
      }),
    );
    state.qvel.set([2, 3, 6], 9);
    expect([speedOf(state, 0), speedOf(state, 1)]).toEqual([0, 7]);
  });
});
