import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Mujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";
import { lift, type MujocoState } from "../../../../envs/points/mujoco/mujocoState.ts";
import { inventoryOf, mujocoWorld } from "../../../../envs/points/mujoco/mujocoWorld.ts";
import { drive, pointRobot, sense } from "../../../../envs/points/pointRobot.ts";
import { installedMujoco, memoryOf } from "./installed.ts";
import { NOTHING, surroundings } from "./scenes.ts";

const mujoco = (await installedMujoco()) as Mujoco;
const toDispose: { dispose(): void }[] = [];
const kept = <T extends { dispose(): void }>(world: T): T => (toDispose.push(world), world);
afterAll(() => toDispose.forEach((world) => world.dispose()));

const memory = () => memoryOf(mujoco);
const things = surroundings({ vases: [[0.3, 0.02, 0.4]], gremlins: [[-1, 0, 1]], buttons: [[0, 1]] });
const start = () => lift(pointRobot(0, 0, 0), things);
const drawn = (world: ReturnType<typeof mujocoWorld>, state: MujocoState, steps: number, phase = 0) => {
  for (let i = 0; i < steps; i++) world.advance(state, 1, Math.sin(i + phase));
  return structuredClone(state);
};

describe.skipIf(!mujoco)("mujocoWorld", () => {
  it("moves a robot that touches nothing as the plane's own physics does, and feels what that feels", () => {
    const world = kept(mujocoWorld(mujoco, NOTHING));
    const unit = fc.double({ min: -1, max: 1, noNaN: true });
    const speed = fc.double({ min: -3, max: 3, noNaN: true });
    const obs = new Float64Array(12);
    fc.assert(
      fc.property(fc.array(speed, { minLength: 6, maxLength: 6 }), unit, unit, (numbers, thrust, turn) => {
        const [x, y, heading, velocityX, velocityY, yawRate] = numbers;
        const robot = { ...pointRobot(x, y, heading), velocityX, velocityY, yawRate };
        const state = lift(robot, surroundings({}));
        world.advance(state, thrust, turn);
        drive(robot, thrust, turn, "mujoco");
        const mine = [robot.x, robot.y, robot.heading, robot.velocityX, robot.velocityY, robot.yawRate];
        [...state.qpos, ...state.qvel].forEach((value, i) => expect(Math.abs(value - mine[i])).toBeLessThan(1e-9));
        sense(robot, Math.cos(robot.heading), Math.sin(robot.heading), obs);
        // The servo makes a thousand times more acceleration of an error in the yaw rate.
        world.reading.sensors.forEach((value, i) => expect(Math.abs(value - obs[i])).toBeLessThan(i < 3 ? 1e-7 : 1e-9));
      }),
    );
  });

  it("clips actions to [−1, 1]", () => {
    const world = kept(mujocoWorld(mujoco, NOTHING));
    const [far, near] = [lift(pointRobot(0, 0, 1), surroundings({})), lift(pointRobot(0, 0, 1), surroundings({}))];
    world.advance(far, 7, -3);
    world.advance(near, 1, -1);
    expect(far).toEqual(near);
  });

  it("pulls gremlins round their places like a damped spring", () => {
    const scene = surroundings({
      gremlins: [
        [0, 0],
        [1, 1, 2],
      ],
    });
    const world = kept(mujocoWorld(mujoco, inventoryOf(scene)));
    const state = lift(pointRobot(-2, 0, 0), scene);
    const [b, k, imp, h] = [2 / (0.95 * 0.02), 1 / (0.95 * 0.02 * 1.5) ** 2, 0.95, 0.002];
    let [x, y, vx, vy, time] = [1, 1, 0, 0, 0];
    for (let step = 0; step < 50; step++) {
      world.advance(state, 0, 0);
      for (let substep = 0; substep < 10; substep++) {
        vx += h * imp * (-b * vx - k * imp * (x - 1 - 0.35 * Math.sin(time)));
        vy += h * imp * (-b * vy - k * imp * (y - 1 - 0.35 * Math.cos(time)));
        x += h * vx;
        y += h * vy;
        time += h;
      }
      expect([state.qpos[10], state.qpos[11], state.qvel[9], state.qvel[10]]).toEqual(
        [x, y, vx, vy].map((number) => expect.closeTo(number, 9)),
      );
    }
    expect(state.time).toBeCloseTo(1, 12);
  });

  it("holds a gremlin's heading 150 times as firmly as MuJoCo 3 would", () => {
    const scene = surroundings({ gremlins: [[0, 0]] });
    const world = kept(mujocoWorld(mujoco, inventoryOf(scene)));
    const state = lift(pointRobot(-2, 0, 0), scene);
    let [angle, rate] = [1e-4, 0];
    state.qpos.set([Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)], 6);
    world.advance(state, 0, 0);
    const [b, k, imp, h] = [2 / (0.95 * 0.02), 1 / (0.95 * 0.02 * 1.5) ** 2, 0.95, 0.002];
    const held = 1 / (1 + 0.05 / 0.95 / 150); // 0.95 without the scale
    for (let substep = 0; substep < 10; substep++) {
      rate += h * held * (-b * rate - k * imp * angle);
      angle += h * rate;
    }
    expect((2 * state.qpos[9]) / angle).toBeCloseTo(1, 3);
  });

  it("says what contacts do to the robot, which is what it feels when nothing else moves it", () => {
    const scene = surroundings({ pillars: [[0.29, 0]] });
    const world = kept(mujocoWorld(mujoco, inventoryOf(scene)));
    const state = lift(pointRobot(0, 0, Math.PI), scene);
    world.look(state, 0, 0);
    const mass = (4 / 3) * Math.PI * 0.1 ** 3 + 0.1 ** 3;
    expect(world.reading.push[0]).toBeLessThan(-0.1); // the pillar is ahead, and the robot looks away from it
    expect(world.reading.sensors[0]).toBeCloseTo(-world.reading.push[0] / mass, 9);
    expect(Array.from(world.reading.push.subarray(1))).toEqual([0, 0].map((zero) => expect.closeTo(zero, 9)));
    expect([...world.reading.contacts]).toEqual([1]);
  });

  it("looks without moving anything on", () => {
    const world = kept(mujocoWorld(mujoco, inventoryOf(things)));
    const state = drawn(world, start(), 20);
    const sensors = [...world.reading.sensors];
    const before = structuredClone(state);
    world.look(state, 1, Math.sin(19));
    expect(state).toEqual(before);
    expect([...world.reading.sensors]).toEqual(sensors);
  });

  it("remembers nothing: episodes in turn, or from a copy, go as they would alone", () => {
    const world = kept(mujocoWorld(mujoco, inventoryOf(things)));
    const other = kept(mujocoWorld(mujoco, inventoryOf(things)));
    const [first, second] = [start(), start()];
    for (let i = 0; i < 60; i++) {
      world.advance(first, 1, Math.sin(i));
      world.advance(second, 1, Math.sin(i + 5));
    }
    expect(first).toEqual(drawn(other, start(), 60));
    expect(second).toEqual(drawn(other, start(), 60, 5));
    const half = drawn(other, start(), 30);
    for (let i = 30; i < 60; i++) world.advance(half, 1, Math.sin(i));
    expect(half).toEqual(first);
    expect(first.qpos[3]).toBeGreaterThan(0.31); // and the vase was pushed
  });

  it("goes on when the memory grows under it", () => {
    const world = kept(mujocoWorld(mujoco, inventoryOf(things)));
    const state = start();
    world.advance(state, 1, 0);
    const before = memory();
    while (memory() === before) kept(mujocoWorld(mujoco, NOTHING));
    world.advance(state, 1, Math.sin(1));
    expect(state).toEqual(drawn(kept(mujocoWorld(mujoco, inventoryOf(things))), start(), 2));
  });

  it("gives all memory back: three hundred worlds need no more than one", () => {
    const once = () => {
      const world = mujocoWorld(mujoco, inventoryOf(things));
      world.advance(start(), 1, 0);
      world.dispose();
    };
    once();
    const before = memory();
    for (let i = 0; i < 300; i++) once();
    expect(memory()).toBe(before);
  });

  it("may be disposed twice, and used no more", () => {
    const world = mujocoWorld(mujoco, NOTHING);
    world.dispose();
    world.dispose();
    expect(() => world.advance(lift(pointRobot(0, 0, 0), surroundings({})), 0, 0)).toThrow(
      "mujocoWorld: it was disposed; make another",
    );
  });
});
