import { afterAll, describe, expect, it } from "vitest";
import type { Inventory } from "../../../../envs/points/mujoco/mjcf.ts";
import { loadMujoco } from "../../../../envs/points/mujoco/loadMujoco.ts";
import { mujocoPhysics, type SpatialRobot } from "../../../../envs/points/mujoco/mujocoPhysics.ts";
import { lift, speedOf } from "../../../../envs/points/mujoco/mujocoState.ts";
import { inventoryOf, mujocoWorld } from "../../../../envs/points/mujoco/mujocoWorld.ts";
import type { Surroundings, Touches } from "../../../../envs/points/physics/surroundings.ts";
import { pointRobot, sense } from "../../../../envs/points/pointRobot.ts";
import { installedMujoco, memoryOf } from "./installed.ts";
import { surroundings, untouched } from "./scenes.ts";

const installed = (await installedMujoco()) !== undefined;
const physics = (installed ? await mujocoPhysics() : undefined)!;
afterAll(() => physics?.dispose());

interface World {
  readonly robot: SpatialRobot;
  readonly objects: Surroundings;
  readonly touches: Touches;
}
const worldOf = (objects: Surroundings, heading = 0): World => ({
  robot: pointRobot(0, 0, heading),
  objects,
  touches: untouched(objects.buttons.length / 2),
});

/** One of each kind, and where the robot's way leads into it. */
const AHEAD: [kind: keyof Inventory, x: number][] = [
  ["vases", 0.5],
  ["pushBox", 0.7],
  ["gremlins", 0.5],
  ["pillars", 0.6],
  ["buttons", 0.5],
];
const crowd = () =>
  worldOf(
    surroundings({
      vases: [
        [0.5, 0.05],
        [0.9, 0, 0.7],
      ],
      gremlins: [[1, 0.3, 1]],
      pillars: [[1.4, 0]],
    }),
  );

const act = ({ robot, objects, touches }: World, thrust: number, turn: number, { point } = physics) =>
  point.advance(robot, objects, 0, Float64Array.of(thrust, turn), touches);

describe.skipIf(!installed)("mujocoPhysics", () => {
  it.each(AHEAD)("tells the world what MuJoCo tells of %s", async (kind, x) => {
    const world = worldOf(
      surroundings({
        [kind]:
          kind === "pushBox"
            ? [[x, 0]]
            : [
                [-1, 1],
                [x, 0.03, 0.1],
              ],
      }),
    );
    const twin = lift(world.robot, world.objects);
    const model = mujocoWorld(await loadMujoco(), inventoryOf(world.objects));
    const felt = new Float64Array(12);
    const [moving, others] = [
      !["pillars", "buttons"].includes(kind),
      { vases: 0, pushBox: 0, gremlins: 0, pillars: 0 },
    ];
    let touched = 0;
    for (let step = 0; step < 60; step++) {
      act(world, 1, 0.2);
      model.advance(twin, 1, 0.2);
      const { robot, objects, touches } = world;
      const { contacts, sensors } = model.reading;
      expect(world.robot.spatial).toEqual(twin);
      expect([robot.x, robot.y, robot.heading, robot.velocityX, robot.velocityY, robot.yawRate]).toEqual([
        ...twin.qpos.subarray(0, 3),
        ...twin.qvel.subarray(0, 3),
      ]);
      if (moving) expect([...objects[kind].subarray(0, 2)]).toEqual([...twin.qpos.subarray(3, 5)]);
      if (kind === "vases") expect([...objects.vaseRocking]).toEqual([speedOf(twin, 0), speedOf(twin, 1)]);
      const all = contacts.reduce((sum, count) => sum + count, 0);
      if (kind === "buttons") expect([...touches.buttons]).toEqual([...contacts]);
      expect(touches).toMatchObject({ ...others, ...(kind !== "buttons" && { [kind]: all }) });
      if (all > 0) touched++;
      sense(robot, Math.cos(robot.heading), Math.sin(robot.heading), felt);
      felt.forEach((value, i) => expect(value).toBeCloseTo(sensors[i], 9));
    }
    model.dispose();
    expect(touched).toBeGreaterThan(2);
  });

  it("goes on from a copy of the world as from the world", () => {
    const world = crowd();
    const play = (of: World, steps: number) => {
      for (let i = 0; i < steps; i++) act(of, 1, Math.sin(i / 9));
    };
    play(world, 60);
    const copy = structuredClone(world);
    play(worldOf(surroundings({ vases: [[0.3, 0]] })), 30); // another kind of world in between
    play(world, 60);
    play(copy, 60);
    expect(copy).toEqual(world);
  });

  it("starts from wherever the robot was put", () => {
    const [world, fresh] = [worldOf(surroundings({})), worldOf(surroundings({}))];
    act(world, 1, 1);
    Object.assign(world.robot, { x: 3, y: -2, heading: 5, velocityX: 1, velocityY: 0.5, yawRate: -1 });
    Object.assign(fresh.robot, { x: 3, y: -2, heading: 5, velocityX: 1, velocityY: 0.5, yawRate: -1 });
    act(world, 0, 0.3);
    act(fresh, 0, 0.3);
    delete world.robot.spatial;
    delete fresh.robot.spatial;
    expect(world.robot).toEqual(fresh.robot);
  });

  it("needs no more memory for three hundred episodes than for one, and may be disposed of twice", async () => {
    const module = await loadMujoco();
    const own = await mujocoPhysics(async () => module);
    const one = (place: number) =>
      act(
        worldOf(
          surroundings({
            vases: [
              [0.3, 0],
              [1, place],
            ],
          }),
        ),
        1,
        0,
        own,
      );
    one(0);
    const before = memoryOf(module);
    for (let i = 1; i <= 300; i++) one(i / 300);
    own.dispose();
    own.dispose();
    one(0); // models are made anew at need
    own.dispose();
    expect(memoryOf(module)).toBe(before);
  });
});
