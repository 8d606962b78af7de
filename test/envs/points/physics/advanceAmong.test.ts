import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceAmong } from "../../../../envs/points/physics/advanceAmong.ts";
import { BODY_SIZE, type Surroundings } from "../../../../envs/points/physics/surroundings.ts";
import { drive, NUM_SENSORS, sense, type PointRobot, type YawServo } from "../../../../envs/points/pointRobot.ts";
import { stateOf } from "../golden.ts";
import { robotAt, things, touchesOf, upTo } from "./things.ts";

const action = upTo(1);
const actions = fc.array(fc.tuple(fc.oneof(action, fc.constantFrom(-1, 1)), fc.oneof(action, fc.constantFrom(-1, 1))), {
  minLength: 25,
  maxLength: 40,
});
const speed = upTo(2);
const heading = upTo(4);

// A room so full that a robot cannot help but run into things: all kinds within a metre.
const crowded = () =>
  things({
    pillars: [
      [0.6, 0.5],
      [-0.7, -0.4],
    ],
    buttons: [[0.1, -0.5]],
    vases: [
      [0.35, 0, 0.3],
      [0.65, 0.05, 1],
      [-0.3, 0.25, 2],
    ],
    gremlins: [[-0.5, 0.6, 0.7]],
    pushBox: [[0.1, 1, 0.4]],
  });
const start = (vx: number, vy: number, turned: number) => robotAt([0, 0, turned, vx, vy, 0]);

function play(
  robot: PointRobot,
  surroundings: Surroundings,
  moves: readonly (readonly [number, number])[],
  from = 0,
  yawServo: YawServo = "mujoco",
) {
  const touches = touchesOf(surroundings);
  return moves.map(([thrust, turn], i) => {
    advanceAmong(robot, surroundings, (from + i) * 0.02, thrust, turn, yawServo, touches);
    return { ...touches, buttons: [...touches.buttons] };
  });
}

const boxes = ({ vases, gremlins, pushBox }: Surroundings) => [...vases, ...gremlins, ...pushBox];

describe("advanceAmong", () => {
  it("is drive, to the bit, where nothing is in reach", () => {
    fc.assert(
      fc.property(actions, speed, heading, (moves, vx, turned) => {
        const surroundings = things({ pillars: [[30, 0]], buttons: [[0, 30]], vases: [[-30, 0]], pushBox: [[0, -30]] });
        const [among, alone] = [start(vx, 0, turned), start(vx, 0, turned)];
        play(among, surroundings, moves);
        for (const [thrust, turn] of moves) drive(alone, thrust, turn, "mujoco");
        expect(among).toEqual(alone);
        expect([...surroundings.vases]).toEqual([...things({ vases: [[-30, 0]] }).vases]);
      }),
    );
  });

  it("is drive, to the bit, beside things that are in reach but not touched", () => {
    // 0.1 m between them, which is less than what is looked at and more than a step.
    const surroundings = things({ pillars: [[-0.4, 0]], vases: [[0.2, 0.35]] });
    const [among, alone] = [start(0, 0, 0), start(0, 0, 0)];
    const moves = [
      [1, 1],
      [1, -1],
      [0.3, 0.4],
      [-1, 1],
    ] as const;
    play(among, surroundings, moves);
    for (const [thrust, turn] of moves) drive(alone, thrust, turn, "mujoco");
    expect(among).toEqual(alone);
  });

  it("stays finite, within its walls and slow, whatever is done", () => {
    let contacts = 0;
    fc.assert(
      fc.property(actions, speed, speed, heading, (moves, vx, vy, turned) => {
        const surroundings = crowded();
        const robot = start(vx, vy, turned);
        for (const touches of play(robot, surroundings, moves)) contacts += touches.vases + touches.pillars;
        expect([...stateOf(robot), ...boxes(surroundings), ...surroundings.vaseRocking].every(Number.isFinite)).toBe(
          true,
        );
        expect(Math.hypot(robot.velocityX, robot.velocityY)).toBeLessThan(3.5);
        for (let at = 0; at < surroundings.vases.length; at += BODY_SIZE) {
          expect(Math.hypot(surroundings.vases[at + 3], surroundings.vases[at + 4])).toBeLessThan(5);
          expect(Math.abs(surroundings.vases[at + 6])).toBeLessThan(0.2);
        }
      }),
      { numRuns: 40 },
    );
    expect(contacts).toBeGreaterThan(50);
  });

  it("never lets the robot deeper into a pillar than two centimetres, at up to 2.8 m/s", () => {
    let deepest = 0;
    fc.assert(
      fc.property(actions, speed, speed, heading, (moves, vx, vy, turned) => {
        const surroundings = things({
          pillars: [
            [0.37, 0],
            [-0.37, 0.1],
            [0, 0.45],
          ],
        });
        const robot = start(vx, vy, turned);
        const touches = touchesOf(surroundings);
        for (const [thrust, turn] of moves) {
          advanceAmong(robot, surroundings, 0, thrust, turn, "mujoco", touches);
          for (let i = 0; i < surroundings.pillars.length; i += 2) {
            const apart = Math.hypot(robot.x - surroundings.pillars[i], robot.y - surroundings.pillars[i + 1]);
            deepest = Math.max(deepest, 0.3 - apart); // radii 0.1 and 0.2 m
          }
        }
        expect(deepest).toBeLessThan(0.02);
      }),
      { numRuns: 100 },
    );
    expect(deepest).toBeGreaterThan(0.001);
  });

  it("depends on nothing but what it is given: a copy goes the same way, to the bit", () => {
    fc.assert(
      fc.property(actions, actions, speed, heading, (before, after, vx, turned) => {
        const [surroundings, robot] = [crowded(), start(vx, 0, turned)];
        play(robot, surroundings, before);
        const copy = structuredClone({ robot, surroundings });
        const touches = play(robot, surroundings, after, before.length);
        play(start(1, 1, 0), crowded(), before); // something else in between
        expect(play(copy.robot, copy.surroundings, after, before.length)).toEqual(touches);
        expect(copy.robot).toEqual(robot);
        expect(boxes(copy.surroundings)).toEqual(boxes(surroundings));
      }),
      { numRuns: 8 },
    );
  });

  it("never gains energy while its motors rest", () => {
    const BOXES = { vases: [8e-6, 8e-6 / 150], pushBox: [1.28e-4, 1.28e-4 / 32] } as const; // kg, kg m², the latter at most
    const energy = ({ velocityX, velocityY, yawRate, heading }: PointRobot, surroundings: Surroundings) => {
      const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
      const swing = 2e-4 * yawRate * (cos * velocityY - sin * velocityX);
      let sum = 0.00518879 * (velocityX ** 2 + velocityY ** 2) + 2.842e-5 * yawRate ** 2 + swing;
      for (const kind of ["vases", "pushBox"] as const) {
        const [mass, inertia] = BOXES[kind];
        for (let at = 0; at < surroundings[kind].length; at += BODY_SIZE) {
          const [vx, vy, spin, climb, rateX, rateY] = [3, 4, 5, 9, 10, 11].map((k) => surroundings[kind][at + k]);
          sum += mass * (vx ** 2 + vy ** 2 + climb ** 2) + inertia * (spin ** 2 + rateX ** 2 + rateY ** 2);
        }
      }
      return sum / 2;
    };
    let lost = 0;
    fc.assert(
      fc.property(speed, speed, heading, (vx, vy, turned) => {
        const surroundings = {
          ...crowded(),
          gremlins: new Float64Array(0),
          gremlinPlaces: new Float64Array(0),
          gremlinHeadings: new Float64Array(0),
        };
        const robot = start(vx, vy, turned);
        const first = energy(robot, surroundings);
        for (let step = 0; step < 60; step++) {
          play(robot, surroundings, [[0, 0]], step, "smooth"); // MuJoCo's servo never rests
          expect(energy(robot, surroundings)).toBeLessThanOrEqual(first * (1 + 1e-9) + 1e-12);
        }
        lost += first - energy(robot, surroundings);
      }),
      { numRuns: 25 },
    );
    expect(lost).toBeGreaterThan(0);
  });

  it("counts each contact: sphere and nose of a robot in a corner of two pillars", () => {
    const surroundings = things({
      pillars: [
        [0.345, 0],
        [0, 0.295],
      ],
    });
    const robot = start(0, 0, 0);
    const touches = touchesOf(surroundings);
    advanceAmong(robot, surroundings, 0, 0, 0, "mujoco", touches);
    expect(touches).toMatchObject({ pillars: 2, vases: 0, gremlins: 0, pushBox: 0 });
  });

  it("says which button it touches", () => {
    const surroundings = things({
      buttons: [
        [5, 5],
        [-0.199, 0],
        [0, 5],
      ],
    });
    const touches = touchesOf(surroundings);
    advanceAmong(start(0, 0, 0), surroundings, 0, 0, 0, "mujoco", touches);
    expect([...touches.buttons]).toEqual([0, 1, 0]);
  });

  it("feels the push of what it leans on: at rest against a pillar, nothing of the thrust is left", () => {
    const surroundings = things({ pillars: [[0.35, 0]] });
    const robot = start(0, 0, 0);
    const obs = new Float64Array(NUM_SENSORS);
    for (let step = 0; step < 200; step++) play(robot, surroundings, [[1, 0]], step);
    sense(robot, Math.cos(robot.heading), Math.sin(robot.heading), obs);
    expect(robot.contactForward).toBeCloseTo(-0.015, 6); // the thrust, 0.3 · 0.05 N
    expect(obs[0]).toBeCloseTo(0, 3);
    drive(robot, 1, 0, "mujoco");
    expect(robot.contactForward).toBe(0);
  });
});

describe("a vase that is hit", () => {
  it("slides, stops and stays where it is, and is as good as never hit for the steps that follow", () => {
    const surroundings = things({ vases: [[0.27, 0, 0]] });
    const robot = robotAt([0, 0, 0, 1, 0, 0]);
    const touched = play(
      robot,
      surroundings,
      Array.from({ length: 10 }, () => [0, 0] as const),
    );
    expect(touched.some(({ vases }) => vases > 0)).toBe(true);
    expect(surroundings.vaseRocking[0]).toBeGreaterThan(0.1);
    Object.assign(robot, { x: -3, velocityX: 0 });
    play(
      robot,
      surroundings,
      Array.from({ length: 60 }, () => [0, 0] as const),
      10,
    );
    expect(surroundings.vases[0]).toBeGreaterThan(0.3);
    expect([...surroundings.vases.subarray(3)]).toEqual(Array.from({ length: BODY_SIZE - 3 }, () => 0));
    expect([...surroundings.vaseRocking]).toEqual([0]);
  });

  it("knocks over nothing that it does not reach, and moves what it runs into", () => {
    const surroundings = things({
      vases: [
        [0.27, 0, 0],
        [0.5, 0, 0],
        [0.27, 0.6, 0],
      ],
    });
    play(
      robotAt([0, 0, 0, 1.5, 0, 0]),
      surroundings,
      Array.from({ length: 10 }, () => [1, 0] as const),
    );
    expect(surroundings.vases[BODY_SIZE]).toBeGreaterThan(0.51);
    expect(surroundings.vases[2 * BODY_SIZE]).toBe(0.27);
  });
});
