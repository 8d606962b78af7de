import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drive, NUM_SENSORS, pointRobot, sense, type YawServo } from "../../../envs/points/pointRobot.ts";
import { put, stateOf } from "./golden.ts";

const MASS = 0.005188790204786391; // kg, from MuJoCo's compiled model

function driven(thrust: number, turn: number, numSteps: number, yawServo: YawServo = "mujoco", heading = 0) {
  const robot = pointRobot(0, 0, heading);
  for (let i = 0; i < numSteps; i++) drive(robot, thrust, turn, yawServo);
  return robot;
}

describe("drive", () => {
  it("leaves a robot at rest where it is", () => {
    const robot = pointRobot(1.125, -2, 0.7);
    drive(robot, 0, 0, "mujoco");
    expect(stateOf(robot)).toEqual([1.125, -2, 0.7, 0, 0, 0]);
  });

  it("gathers speed against damping, v = 1.5 (1 − (m / (m + h b))ⁿ)", () => {
    const kept = MASS / (MASS + 0.002 * 0.01);
    expect(driven(1, 0, 1).velocityX).toBeCloseTo(1.5 * (1 - kept ** 10), 13);
    expect(driven(1, 0, 7).velocityX).toBeCloseTo(1.5 * (1 - kept ** 70), 13);
    expect(driven(1, 0, 1000).velocityX).toBeCloseTo(1.5, 9);
  });

  it("thrusts no harder beyond 0.05", () => {
    expect(driven(0.05, 0, 3)).toMatchObject({ x: driven(1, 0, 3).x });
    expect(driven(0.025, 0, 3).velocityX).toBeCloseTo(driven(1, 0, 3).velocityX / 2, 14);
    expect(driven(-1, 0, 3).x).toBe(-driven(1, 0, 3).x);
  });

  it("clips actions to [−1, 1]", () => expect(driven(-9, 1.5, 20)).toEqual(driven(-1, 1, 20)));

  it("turns on the spot at nearly 3 rad/s, where 0.015 = 0.005 ω but for the swing of its origin", () => {
    expect(driven(0, 1, 200).yawRate).toBeGreaterThan(2.99);
    expect(driven(0, 1, 200).yawRate).toBeLessThan(3);
  });

  it("swings its origin about the center of mass when it turns", () => {
    const robot = driven(0, 1, 1);
    expect(robot.velocityY).toBeLessThan(0); // turning left, the tail swings right
  });

  it("does the same in every direction", () => {
    const turns = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(turns, turns, fc.double({ min: -3, max: 3, noNaN: true }), (thrust, turn, heading) => {
        // One step only: the servo amplifies rounding errors.
        const straight = driven(thrust, turn, 1);
        const turned = driven(thrust, turn, 1, "mujoco", heading);
        const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
        expect(turned.x).toBeCloseTo(cos * straight.x - sin * straight.y, 10);
        expect(turned.y).toBeCloseTo(sin * straight.x + cos * straight.y, 10);
        expect(turned.heading - heading).toBeCloseTo(straight.heading, 10);
      }),
    );
  });

  it("stays finite under 10 000 substeps of saturated actions", () => {
    const bang = fc.constantFrom(-1, 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(bang, bang), { minLength: 1, maxLength: 20 }), (actions) => {
        const robot = pointRobot(0, 0, 0);
        for (let i = 0; i < 1000; i++) {
          const [thrust, turn] = actions[i % actions.length];
          drive(robot, thrust, turn, "mujoco");
          // Sliding sideways at 1.5 m/s twists it by d b v = 0.0003 N m, on top of the servo's 0.015, against 0.005 ω;
          // and its origin swings about the center of mass, d = 0.02 m ahead.
          expect(Math.sqrt(robot.velocityX ** 2 + robot.velocityY ** 2)).toBeLessThan(1.5 + 0.07);
          expect(Math.abs(robot.yawRate)).toBeLessThan(0.0153 / 0.005);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("the yaw servo", () => {
  const rates = (yawServo: YawServo) => {
    const robot = driven(0, 0.5, 500, yawServo);
    return Array.from({ length: 200 }, () => {
      drive(robot, 0, 0.5, yawServo);
      return robot.yawRate;
    });
  };
  const spread = (values: number[]) => Math.max(...values) - Math.min(...values);

  it("settles when smooth, where 0.3 (0.5 − 0.3 ω) = 0.005 ω", () => {
    expect(spread(rates("smooth"))).toBeLessThan(1e-3);
    expect(rates("smooth")[0]).toBeCloseTo(0.15 / 0.095, 3);
  });

  it("never settles as MuJoCo integrates it", () => expect(spread(rates("mujoco"))).toBeGreaterThan(1));
});

describe("sense", () => {
  const feel = (robot: ReturnType<typeof pointRobot>) => {
    const obs = new Float64Array(NUM_SENSORS);
    sense(robot, Math.cos(robot.heading), Math.sin(robot.heading), obs);
    return Array.from(obs, (x) => x + 0); // −0 is 0
  };

  it("at rest feels gravity and finds north", () => {
    expect(feel(pointRobot(3, 4, 0))).toEqual([0, 0, 9.81, 0, 0, 0, 0, 0, 0, 0, -0.5, 0]);
    expect(feel(pointRobot(3, 4, Math.PI / 2))[9]).toBe(-0.5);
  });

  it("reads velocities in the frame of the body", () => {
    const robot = pointRobot(0, 0, Math.PI / 2);
    put(robot, [0, 0, Math.PI / 2, 1, 2, 0.25]);
    const obs = feel(robot);
    expect(obs[3]).toBeCloseTo(2, 14); // facing +y, forward is +y
    expect(obs[4]).toBeCloseTo(-1, 14); // and left is −x
    expect(obs[8]).toBe(0.25);
  });

  it("feels the thrust that is in force, F / m", () => {
    const robot = pointRobot(0, 0, 0);
    robot.thrust = 1;
    expect(feel(robot)[0]).toBeCloseTo(0.015 / MASS, 12);
  });
});
