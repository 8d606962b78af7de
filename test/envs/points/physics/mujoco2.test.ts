import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import type { Body } from "../../../../envs/points/physics/body.ts";
import { contacts } from "../../../../envs/points/physics/contacts.ts";
import { assemble, crowd } from "../../../../envs/points/physics/crowd.ts";
import { press } from "../../../../envs/points/physics/press.ts";
import { accelerate, acceleration } from "../../../../envs/points/physics/robotMotion.ts";
import { command } from "../../../../envs/points/pointRobot.ts";
import type { RobotState } from "../golden.ts";
import { indexesOf, numPlaces, scenes, surroundingsOf, type RecordedSubstep } from "./mujoco2.ts";
import { quantile, robotAt, worst } from "./things.ts";

type Scene = (typeof scenes)[number];

/** The robot's accelerations in the world's frame, then those of each box: as MuJoCo's, but about the world's axes. */
function accelerations(scene: Scene, substep: RecordedSubstep): { all: number[]; bodies: Body[] } {
  const { state, action, time } = substep;
  const split = numPlaces(scene.kinds.length);
  const robot = robotAt([...state.slice(0, 3), ...state.slice(split, split + 3)] as unknown as RobotState);
  const surroundings = surroundingsOf(scene, substep);
  command(robot, ...action);
  assemble(robot, surroundings);
  const bodies = crowd.all.slice(0, crowd.numMobile);
  for (const body of bodies) body.awake = true;
  press(robot, surroundings, time);
  const { cos, sin } = bodies[0];
  accelerate(robot, cos, sin);
  const { forward, left, yaw } = acceleration;
  const places = indexesOf(scene);
  const boxes = scene.kinds.map((kind, i) => bodies.find((each) => each.kind === kind && each.index === places[i])!);
  return {
    all: [
      cos * forward - sin * left,
      sin * forward + cos * left,
      yaw,
      ...boxes.flatMap(({ acceleration: a }) => [a[0], a[1], a[3], a[4], a[5], a[2]]),
    ],
    bodies: [bodies[0], ...boxes],
  };
}

/** MuJoCo's, with angular ones turned from the body's axes to the world's. */
function recorded({ acceleration }: RecordedSubstep, bodies: readonly Body[]): number[] {
  const all = [...acceleration];
  bodies.slice(1).forEach(({ rotation }, i) => {
    const own = all.slice(6 + 6 * i, 9 + 6 * i);
    for (let row = 0; row < 3; row++) {
      all[6 + 6 * i + row] = own.reduce((sum, a, column) => sum + rotation[3 * row + column] * a, 0);
    }
  });
  return all;
}

/** Distance, place and normal of each contact between two bodies, in an order that depends on nothing else. */
const sorted = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((x) => Math.round(x * 1e8) / 1e8 + 0)).toSorted((a, b) => a[0] - b[0] || a[3] - b[3]);

/** As they were recorded, their first body before their second. */
const found = (bodies: readonly Body[]) =>
  contacts.all
    .slice(0, contacts.count)
    .map(({ body, other, distance, x, y, z, normalX, normalY, normalZ }) =>
      bodies.indexOf(body) < bodies.indexOf(other)
        ? [distance, x, y, z, -normalX, -normalY, -normalZ]
        : [distance, x, y, z, normalX, normalY, normalZ],
    );

const nameOf = ({ kinds, pillar }: Scene) => kinds.join(" and ") + (pillar ? " at a pillar" : "");

/** What every substep of the scenes of a name comes to. */
function play(name: string) {
  const same: boolean[] = [];
  const off: number[] = [];
  for (const scene of scenes.filter((each) => nameOf(each) === name)) {
    for (const substep of scene.substeps) {
      const { all, bodies } = accelerations(scene, substep);
      const theirs = recorded(substep, bodies);
      same.push(isDeepStrictEqual(sorted(found(bodies)), sorted(substep.contacts.map((contact) => contact.slice(2)))));
      off.push(worst(all, theirs) / Math.hypot(1, ...theirs));
    }
  }
  const numSame = same.filter(Boolean).length;
  console.log(
    `${name}: ${same.length} substeps, ${numSame} with the same contacts; accelerations`,
    [0.5, 0.9, 0.97, 1].map((share) => `${100 * share} % ≤ ${quantile(off, share).toExponential(0)}`).join(", "),
  );
  return { numSubsteps: same.length, numSame, off };
}

describe.each([...new Set(scenes.filter(({ pillar }) => !pillar).map(nameOf))])("a robot that rams %s", (name) => {
  it("touches them where it does in MuJoCo 2.3.3, and all go on alike", () => {
    const { numSubsteps, numSame, off } = play(name);
    expect(numSubsteps).toBeGreaterThan(30);
    // Where boxes hardly touch, rounding may have MuJoCo 2 take edges that are a body's breadth away.
    expect(numSame / numSubsteps).toBeGreaterThanOrEqual(0.97);
    expect(quantile(off, 0.97)).toBeLessThan(1e-11);
  });
});

describe.each([...new Set(scenes.filter(({ pillar }) => pillar).map(nameOf))])("a robot that rams %s", (name) => {
  it("sends them on nearly as in MuJoCo 2.3.3, which stops short of where bodies meet a cylinder", () => {
    const { numSubsteps, off } = play(name);
    expect(numSubsteps).toBeGreaterThan(30);
    expect(quantile(off, 0.5)).toBeLessThan(1e-11);
  });
});
