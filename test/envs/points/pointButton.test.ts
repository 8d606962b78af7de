import { describe, expect, it } from "vitest";
import { BODY_SIZE } from "../../../envs/points/physics/surroundings.ts";
import { pointButton } from "../../../envs/points/pointButton.ts";
import type { World } from "../../../envs/points/world.ts";
import { rng } from "../../../src/math/rng.ts";
import { actionOf, put } from "./golden.ts";

const IDLE = actionOf([0, 0]);
const random = rng("button");
const [button0, button1, button2] = [pointButton(0), pointButton(1), pointButton(2)];

/** The robot's disc 5 mm deep in a button, which it moves towards; hazards and gremlins out of the way. */
function pressing(env: typeof button0, which: "goal" | "wrong", timer: number) {
  const world = env.reset(random);
  world.objects.hazards.fill(50);
  world.objects.gremlins.fill(50);
  world.objects.gremlinPlaces.fill(50);
  world.buttonsTimer = timer;
  const button = which === "goal" ? world.goalButton : (world.goalButton + 1) % 4;
  const [x, y] = world.objects.buttons.subarray(2 * button);
  put(world.robot, [x - 0.195, y, Math.PI, 0.2, 0, 0]);
  world.potential = 0;
  return { world, button };
}

const buttonsLidar = (env: typeof button0, world: World) => {
  const obs = new Float64Array(env.observationSpace.size);
  env.observe(world, obs);
  return obs.slice(12, 28);
};

describe("SafetyPointButton", () => {
  it("shows the goal where the button to press is", () => {
    const { objects, goalButton } = button1.reset(random);
    expect([...objects.goal]).toEqual([...objects.buttons.subarray(2 * goalButton, 2 * goalButton + 2)]);
  });

  it.each([0, 7])("pays 1 for touching the right button, whether or not buttons are dead (timer %d)", (timer) => {
    const { world } = pressing(button1, "goal", timer);
    const [x, y] = world.objects.goal;
    const { reward, cost, info } = button1.step(world, IDLE, random);
    const distance = Math.sqrt((world.robot.x - x) ** 2 + (world.robot.y - y) ** 2);
    expect(reward).toBeCloseTo(1 - distance, 12);
    expect([cost, info!.goalsReached, info!.costButtons]).toEqual([0, 1, 0]);
    expect(world.buttonsTimer).toBe(10);
  });

  it("makes touching a wrong button cost 1, once buttons are alive", () => {
    const alive = pressing(button2, "wrong", 0);
    expect(button2.step(alive.world, IDLE, random)).toMatchObject({
      cost: 1,
      info: { costButtons: 1, goalsReached: 0 },
    });
    const dead = pressing(button2, "wrong", 1);
    expect(button2.step(dead.world, IDLE, random)).toMatchObject({ cost: 0, info: { costButtons: 0 } });
    expect(button2.step(dead.world, IDLE, random)).toMatchObject({ cost: 1, info: { costButtons: 1 } });
  });

  it("has no cost on level 0", () => {
    const { world } = pressing(button0, "wrong", 0);
    expect(button0.step(world, IDLE, random)).toMatchObject({ cost: 0, info: { goalsReached: 0 } });
    expect(world.touches.buttons.some((count) => count > 0)).toBe(true);
  });

  it("hides the buttons for 10 steps", () => {
    const world = button1.reset(random);
    put(world.robot, [30, 30, 0, 0, 0, 0]); // far from everything
    world.objects.buttons.set([30.5, 30]);
    for (let step = 1; step <= 12; step++) {
      expect(Math.max(...buttonsLidar(button1, world)) > 0).toBe(step > 10);
      button1.step(world, IDLE, random);
    }
  });

  it("chooses any of the four, sooner or later", () => {
    const chosen = new Set(Array.from({ length: 60 }, () => button0.reset(random).goalButton));
    expect([...chosen].sort()).toEqual([0, 1, 2, 3]);
  });

  it("makes being in a hazard cost within 0.2 m of its center", () => {
    const world = button2.reset(random);
    world.objects.hazards.fill(50);
    world.objects.hazards.set([20, 0]);
    put(world.robot, [20.201, 0, 0, 0, 0, 0]);
    expect(button2.judge(world)).toMatchObject({ cost: 0, info: { costHazards: 0 } });
    put(world.robot, [20.199, 0, 0, 0, 0, 0]);
    expect(button2.judge(world)).toMatchObject({ cost: 1, info: { costHazards: 1 } });
  });

  it("makes touching a gremlin cost, and not being near one", () => {
    const world = button1.reset(random);
    world.objects.hazards.fill(50);
    const [x, y] = world.objects.gremlins;
    const heading = world.objects.gremlins[2];
    const beside = (distance: number) => {
      put(world.robot, [x + distance * Math.cos(heading), y + distance * Math.sin(heading), heading, 0, 0, 0]);
      return button1.step(structuredClone(world), IDLE, random);
    };
    // Half an edge and a radius are 0.2 m; in a step the gremlin goes 5 cm at most, and the robot is turned away.
    expect(beside(0.27)).toMatchObject({ cost: 0, info: { costGremlins: 0 } });
    expect(beside(0.14)).toMatchObject({ cost: 1, info: { costGremlins: 1 } });
  });

  it("lets gremlins circle the places where they were laid out, 0.35 m from them", () => {
    const world = button2.reset(random);
    const { gremlins, gremlinPlaces } = world.objects;
    put(world.robot, [30, 30, 0, 0, 0, 0]);
    for (let step = 0; step < 400; step++) button2.step(world, IDLE, random);
    for (let i = 0; 2 * i < gremlinPlaces.length; i++) {
      const [dx, dy] = [
        gremlins[BODY_SIZE * i] - gremlinPlaces[2 * i],
        gremlins[BODY_SIZE * i + 1] - gremlinPlaces[2 * i + 1],
      ];
      expect(Math.sqrt(dx * dx + dy * dy)).toBeCloseTo(0.35, 2);
      // After 8 s at 1 rad/s from the y axis, clockwise, less a lag of 3 cm.
      expect(Math.atan2(dx, dy)).toBeCloseTo(8 - 0.03 / 0.35 - 2 * Math.PI, 1);
    }
  });
});
