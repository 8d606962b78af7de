import { describe, expect, it } from "vitest";
import { advanceAmong } from "../../../../envs/points/physics/advanceAmong.ts";
import { BODY_SIZE } from "../../../../envs/points/physics/surroundings.ts";
import { NUM_SENSORS, sense, type PointRobot } from "../../../../envs/points/pointRobot.ts";
import { rng, type Rng } from "../../../../src/math/rng.ts";
import { stateOf, type RobotState } from "../golden.ts";
import { mujoco, oracle } from "./oracle.ts";
import { quantile, robotAt, things, touchesOf, worst } from "./things.ts";

const mj = await mujoco();
if (!mj) console.log("skipped: @mujoco/mujoco is not installed, so contacts are not held against MuJoCo itself");

const between = (random: Rng, low: number, high: number) => low + (high - low) * random.uniform();
const ACTIONS = {
  saturated: (random: Rng) => [between(random, -1, 1) < 0 ? -1 : 1, between(random, -1, 1) < 0 ? -1 : 1] as const,
  random: (random: Rng) => [between(random, -1, 1), between(random, -1, 1)] as const,
};

/** A state turned about the origin. */
function turned([x, y, heading, velocityX, velocityY, yawRate]: RobotState, angle: number): RobotState {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    cos * x - sin * y,
    sin * x + cos * y,
    heading + angle,
    cos * velocityX - sin * velocityY,
    sin * velocityX + cos * velocityY,
    yawRate,
  ];
}

describe.skipIf(!mj).each([
  ["pillars", 0.2, "saturated"],
  ["pillars", 0.2, "random"],
  ["buttons", 0.1, "saturated"],
  ["buttons", 0.1, "random"],
] as const)("the robot at %s of radius %d under %s actions", (kind, radius, actions) => {
  const EPISODES = 210;
  const STEPS = 10;

  /** The robot comes in from a random side; after each step it is put where MuJoCo says. */
  function meet() {
    const random = rng(11).split(kind + actions);
    const surroundings = things({ [kind]: [[0, 0]] });
    const touches = touchesOf(surroundings);
    const judge = oracle(mj!, surroundings);
    const obs = new Float64Array(NUM_SENSORS);
    const off = { robot: [] as number[], mujocoItself: [] as number[], accelerometer: [] as number[] };
    const flags = { steps: 0, theirs: 0, agree: 0 };
    for (let episode = 0; episode < EPISODES; episode++) {
      const [side, apart] = [between(random, 0, 2 * Math.PI), between(random, radius + 0.09, radius + 0.19)];
      const [way, speed] = [side + Math.PI + between(random, -1, 1), between(random, 0, 1.5)];
      let state: RobotState = [
        apart * Math.cos(side),
        apart * Math.sin(side),
        between(random, 0, 2 * Math.PI),
        speed * Math.cos(way),
        speed * Math.sin(way),
        between(random, -3, 3),
      ];
      for (let step = 0; step < STEPS; step++) {
        const [thrust, turn] = ACTIONS[actions](random);
        const angle = between(random, 1, 5);
        const [mine, theirs, aside] = [robotAt(state), robotAt(state), robotAt(turned(state, angle))];
        advanceAmong(mine, surroundings, 0, thrust, turn, "mujoco", touches);
        if (kind === "pillars") {
          judge.put(aside, surroundings);
          judge.step(aside, thrust, turn, 0);
        }
        judge.put(theirs, surroundings);
        judge.step(theirs, thrust, turn, 0);
        const [mineTouch, theirTouch] = [
          kind === "pillars" ? touches.pillars : touches.buttons[0],
          judge.touched(kind)[0],
        ];
        flags.steps++;
        if (theirTouch > 0) flags.theirs++;
        if (mineTouch === theirTouch) flags.agree++;
        off.robot.push(worst(stateOf(mine), stateOf(theirs)));
        if (kind === "pillars") off.mujocoItself.push(worst(turned(stateOf(aside), -angle), stateOf(theirs)));
        sense(mine, Math.cos(mine.heading), Math.sin(mine.heading), obs);
        off.accelerometer.push(worst([...obs.subarray(0, 2)], judge.accelerometer()));
        state = stateOf(theirs);
      }
    }
    judge.delete();
    return { off, flags };
  }

  it("touches when MuJoCo does, and moves and feels as it does", () => {
    const { off, flags } = meet();
    const within = (values: readonly number[]) =>
      values.length > 0 ? quantile(values, 0.99).toExponential(1) : "not compared";
    console.log(
      `${kind}, ${actions}: ${flags.steps} steps, ${flags.theirs} in contact, ${flags.steps - flags.agree} differ;`,
      `99 % of states within ${within(off.robot)} (MuJoCo turned round: ${within(off.mujocoItself)}),`,
      `of accelerations ${within(off.accelerometer)}`,
    );
    expect(flags.steps).toBeGreaterThanOrEqual(2000);
    expect(flags.theirs).toBeGreaterThanOrEqual(200);
    expect(flags.agree / flags.steps).toBeGreaterThanOrEqual(0.999);
    // Where the cube meets a cylinder MuJoCo's own answer hangs on rounding, and the servo makes more of it.
    const limit = kind === "buttons" ? 1e-9 : Math.max(1e-3, 3 * quantile(off.mujocoItself, 0.99));
    expect(quantile(off.robot, 0.99)).toBeLessThanOrEqual(limit);
    if (kind === "buttons") expect(quantile(off.accelerometer, 0.99)).toBeLessThanOrEqual(1e-9);
  });
});

describe.skipIf(!mj).each([
  ["vases", 0, 1, 0, 0],
  ["vases", Math.PI / 4, 1, 0, 0],
  ["vases", 0.3, 0.7, 0.7, 0],
  ["vases", 0.2, 0.1, -0.4, 0],
  ["vases", 0.5, 1, 0, 3],
  ["pushBox", 0, 1, 0, 0],
  ["pushBox", Math.PI / 4, 0.7, 0.7, 0],
  ["pushBox", 0.5, 1, 0, 3],
] as const)("one of the %s, launched at heading %d with (%d, %d) m/s and %d rad/s", (kind, heading, x, y, spin) => {
  it("slides, hops, rocks and stops as in MuJoCo, within 6 % of its way", () => {
    const surroundings = things({ [kind]: [[0, 0, heading, x, y, spin]] });
    const touches = touchesOf(surroundings);
    const judge = oracle(mj!, surroundings);
    const [mine, theirs] = [robotAt([3, 3, 0, 0, 0, 0]), robotAt([3, 3, 0, 0, 0, 0])];
    judge.put(theirs, surroundings);
    let apart = 0;
    for (let step = 0; step < 30; step++) {
      judge.step(theirs, 0, 0, step * 0.02);
      advanceAmong(mine, surroundings, step * 0.02, 0, 0, "mujoco", touches);
      const [toX, toY] = judge.thing(kind, 0);
      apart = Math.max(apart, Math.hypot(surroundings[kind][0] - toX, surroundings[kind][1] - toY));
    }
    const [toX, toY] = judge.thing(kind, 0);
    judge.delete();
    const way = Math.hypot(toX, toY);
    expect(way).toBeGreaterThan(0.008); // metres
    expect(apart).toBeLessThan(0.06 * way);
    // At rest for good, upright.
    expect([...surroundings[kind].subarray(3, BODY_SIZE)]).toEqual(Array.from({ length: BODY_SIZE - 3 }, () => 0));
  });
});

describe.skipIf(!mj)("a robot that rams", () => {
  const steer = ({ x, y, heading }: PointRobot, [toX, toY]: readonly number[]) =>
    Math.max(-1, Math.min(1, Math.atan2(toY - y, toX - x) - heading));

  it("a gremlin touches it on the same steps and goes the same way, within two centimetres, for two seconds", () => {
    const gremlin = [0.35, 0, 0.3];
    const [mine, theirs] = [things({ gremlins: [gremlin] }), things({ gremlins: [gremlin] })];
    for (const world of [mine, theirs]) world.gremlinPlaces.set([0.35, -0.35]); // it is where it is led
    const [here, there] = [robotAt([0, 0, 0, 1, 0, 0]), robotAt([0, 0, 0, 1, 0, 0])];
    const touches = touchesOf(mine);
    const judge = oracle(mj!, theirs);
    judge.put(there, theirs);
    let contacts = 0;
    for (let step = 0; step < 100; step++) {
      judge.step(there, 1, steer(there, judge.thing("gremlins", 0)), step * 0.02);
      advanceAmong(here, mine, step * 0.02, 1, steer(here, [...mine.gremlins]), "mujoco", touches);
      expect(touches.gremlins > 0, `step ${step}`).toBe(judge.touched("gremlins")[0] > 0);
      if (touches.gremlins > 0) contacts++;
      expect(Math.hypot(here.x - there.x, here.y - there.y)).toBeLessThan(0.02);
      const [x, y, z] = judge.thing("gremlins", 0);
      expect(Math.hypot(mine.gremlins[0] - x, mine.gremlins[1] - y)).toBeLessThan(0.02);
      expect(Math.abs(0.19955855 + mine.gremlins[6] - z)).toBeLessThan(0.002);
    }
    judge.delete();
    expect(contacts).toBeGreaterThan(80);
  });

  it.each([
    ["vases", 0.3, 0.05],
    ["pushBox", 0.55, 0.15],
  ] as const)("%s touches them as often as in MuJoCo, and moves them as far, within a tenth", (kind, ahead, aside) => {
    const RAMS = 25;
    const random = rng(3).split(kind);
    const sum = { theirs: 0, mine: 0, theirWay: 0, myWay: 0, steps: 0 };
    const judge = oracle(mj!, things({ [kind]: [[0, 0]] }));
    for (let ram = 0; ram < RAMS; ram++) {
      const thing = [ahead, between(random, -aside, aside), between(random, 0, 2 * Math.PI)];
      const [mine, theirs] = [things({ [kind]: [thing] }), things({ [kind]: [thing] })];
      const start: RobotState = [0, 0, 0, between(random, 0, 1.2), 0, 0];
      const [here, there] = [robotAt(start), robotAt(start)];
      const touches = touchesOf(mine);
      judge.put(there, theirs);
      for (let step = 0; step < 40; step++) {
        judge.step(there, 1, steer(there, judge.thing(kind, 0)), step * 0.02);
        advanceAmong(here, mine, step * 0.02, 1, steer(here, [...mine[kind]]), "mujoco", touches);
        sum.steps++;
        if (judge.touched(kind)[0] > 0) sum.theirs++;
        if (touches[kind] > 0) sum.mine++;
      }
      const [x, y] = judge.thing(kind, 0);
      sum.theirWay += Math.hypot(x - thing[0], y - thing[1]);
      sum.myWay += Math.hypot(mine[kind][0] - thing[0], mine[kind][1] - thing[1]);
    }
    judge.delete();
    console.log(
      `${kind}: ${sum.steps} steps, in contact ${sum.mine} beside MuJoCo's ${sum.theirs};`,
      `moved ${(sum.myWay / RAMS).toFixed(3)} beside ${(sum.theirWay / RAMS).toFixed(3)} m`,
    );
    expect(sum.theirs).toBeGreaterThan(100);
    expect(Math.abs(sum.mine / sum.theirs - 1)).toBeLessThan(0.1);
    expect(Math.abs(sum.myWay / sum.theirWay - 1)).toBeLessThan(0.1);
  });
});
