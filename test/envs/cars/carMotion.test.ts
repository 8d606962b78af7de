import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { driveCar } from "../../../envs/cars/advanceCar.ts";
import { carLite } from "../../../envs/cars/car.ts";
import { carLiteAt, type CarLite } from "../../../envs/cars/carLite.ts";
import { recorded } from "./mujocoCar.ts";

const driven = (right: number, left: number, numSteps: number, car = carLiteAt(0, 0, 0)): CarLite => {
  for (let i = 0; i < numSteps; i++) driveCar(car, right, left);
  return car;
};
/** How fast it drives forward, m/s. */
const ahead = ({ velocityX, velocityY, heading }: CarLite) =>
  Math.sin(heading) * velocityX - Math.cos(heading) * velocityY;
const speed = ({ velocityX, velocityY }: CarLite) => Math.sqrt(velocityX ** 2 + velocityY ** 2);
const poseOf = ({ x, y, heading }: CarLite) => [x, y, heading];
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** What is measured over seconds 1 to 2.4 of an action that is held. */
const steadily = (right: number, left: number, measure: (car: CarLite) => number) => {
  const car = driven(right, left, 25);
  return mean(Array.from({ length: 35 }, () => measure(driven(right, left, 1, car))));
};

// What was measured on the suites' car.
describe("the car", () => {
  it("takes steps of 0.04 s", () => {
    expect(carLite.stepTime).toBeCloseTo(0.04, 12);
    const car = driven(0.01, 0.01, 50);
    const from = car.y;
    expect(from - driven(0.01, 0.01, 25, car).y).toBeCloseTo(0.335, 2); // in a second
  });

  it("drives at 0.335 m/s with torques of 0.01 N m, towards −y", () => {
    expect(ahead(driven(0.01, 0.01, 50))).toBeCloseTo(0.335, 3);
    expect(driven(0.01, 0.01, 50).velocityY).toBeCloseTo(-0.335, 3);
  });

  it.each([0.002, 0.005, 0.008, -0.004, -0.01])("drives at 33.5 times a torque of %d", (torque) => {
    expect(ahead(driven(torque, torque, 50)) / torque).toBeGreaterThan(33);
    expect(ahead(driven(torque, torque, 50)) / torque).toBeLessThan(34);
  });

  it("drives at 0.76 to 0.80 m/s at most, nine tenths of it after about a tenth of a second", () => {
    const top = ahead(driven(1, 1, 50));
    expect(top).toBeGreaterThan(0.76);
    expect(top).toBeLessThan(0.8);
    expect(ahead(driven(1, 1, 2))).toBeLessThan(0.9 * top);
    expect(ahead(driven(1, 1, 3))).toBeGreaterThan(0.9 * top);
    const slow = ahead(driven(0.01, 0.01, 50));
    expect(ahead(driven(0.01, 0.01, 1))).toBeLessThan(0.9 * slow);
    expect(ahead(driven(0.01, 0.01, 3))).toBeGreaterThan(0.9 * slow);
  });

  it("spins at 1.2 to 1.4 rad/s with its wheels against each other, nearly at once", () => {
    const rate = steadily(1, -1, ({ yawRate }) => yawRate);
    expect(rate).toBeGreaterThan(1.2);
    expect(rate).toBeLessThan(1.4);
    expect(driven(1, -1, 1).yawRate).toBeGreaterThan(0.75 * rate);
    expect(steadily(-1, 1, ({ yawRate }) => yawRate)).toBeCloseTo(-rate, 1);
  });

  it("turns left at about 0.55 rad/s and 0.12 m/s with its right wheel alone", () => {
    expect(Math.abs(steadily(1, 0, ({ yawRate }) => yawRate) - 0.55)).toBeLessThan(0.07);
    expect(Math.abs(steadily(1, 0, speed) - 0.12)).toBeLessThan(0.02);
  });

  it("gets going more slowly in reverse, for then its weight lies on the castor", () => {
    expect(-ahead(driven(-1, -1, 2))).toBeLessThan(0.5 * ahead(driven(1, 1, 2)));
    expect(-ahead(driven(-1, -1, 75))).toBeCloseTo(ahead(driven(1, 1, 75)), 1);
  });

  it("stays where it is without torque, and comes to rest", () => {
    expect(driven(0, 0, 25, carLiteAt(1, 2, 0.7))).toEqual(carLiteAt(1, 2, 0.7));
    const car = driven(1, 0.8, 25);
    driven(0, 0, 100, car);
    expect(speed(car)).toBeLessThan(1e-4);
    expect(Math.abs(car.yawRate)).toBeLessThan(1e-4);
  });

  it("takes torques beyond ±0.02 for ±0.02", () => {
    expect(poseOf(driven(0.02, -0.02, 10))).toEqual(poseOf(driven(9, -1, 10)));
    expect(driven(9, -1.5, 1)).toEqual(driven(1, -1, 1));
  });

  it("slides sideways against friction, which stops it and never throws it back", () => {
    const car = { ...carLiteAt(0, 0, 0), velocityX: 1 };
    const speeds = Array.from({ length: 25 }, () => driven(0, 0, 1, car).velocityX);
    expect(speeds[0]).toBeGreaterThan(1 - 0.041 * 9.81);
    expect(speeds.every((each, i) => each > -0.02 && (i === 0 || each <= speeds[i - 1] + 1e-9))).toBe(true);
    expect(Math.abs(speeds.at(-1)!)).toBeLessThan(1e-3);
  });
});

const torque = fc.double({ min: -1, max: 1, noNaN: true });
const plans = fc.array(fc.tuple(torque, torque), { minLength: 1, maxLength: 10 });

describe("whatever the torques, the car", () => {
  it("does in a mirror what its mirror image does", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const [one, other] = [carLiteAt(0, 0, 0), carLiteAt(0, 0, 0)];
        for (const [right, left] of plan) {
          driveCar(one, right, left);
          driveCar(other, left, right);
        }
        expect(poseOf(other)).toEqual([-one.x, one.y, -one.heading].map((x) => expect.closeTo(x, 6)));
      }),
    );
  });

  it("does the same towards each side of the world", () => {
    // Not in every direction: friction is a pyramid along the world's axes, as in MuJoCo.
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 3 }), (plan, quarter) => {
        const turn = (quarter * Math.PI) / 2;
        const [straight, turned] = [carLiteAt(0, 0, 0.3), carLiteAt(0, 0, 0.3 + turn)];
        for (const [right, left] of plan) {
          driveCar(straight, right, left);
          driveCar(turned, right, left);
        }
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        const { x, y, heading } = straight;
        const expected = [cos * x - sin * y, sin * x + cos * y, heading + turn];
        expect(poseOf(turned)).toEqual(expected.map((each) => expect.closeTo(each, 6)));
      }),
    );
  });

  it("keeps to speeds that its wheels can give it", () => {
    const bang = fc.constantFrom(-1, 0, 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(bang, bang), { minLength: 1, maxLength: 20 }), (plan) => {
        const car = carLiteAt(0, 0, 0);
        for (let i = 0; i < 200; i++) {
          driveCar(car, ...plan[i % plan.length]);
          expect(speed(car)).toBeLessThan(1); // wheels that nothing brakes turn at 0.0193 / 0.001 rad/s: 0.97 m/s
          expect(Math.abs(car.yawRate)).toBeLessThan(2.5);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe("beside MuJoCo's car", () => {
  const WINDOW = 15; // 0.6 s

  /** Mean squares of what separates both cars' ways and turns over windows, and of MuJoCo's ways and turns. */
  function squares() {
    const sums = { gap: 0, turnGap: 0, way: 0, turn: 0 };
    for (const { heading, steps } of recorded) {
      const car = carLiteAt(0, 0, heading);
      let [mine, theirs] = [poseOf(car), poseOf(car)];
      for (const [i, step] of steps.entries()) {
        driveCar(car, ...step.action);
        if ((i + 1) % WINDOW !== 0) continue;
        const [forMe, forThem] = [wayOf(mine, poseOf(car)), wayOf(theirs, [step.x, step.y, step.heading])];
        sums.gap += (forMe[0] - forThem[0]) ** 2 + (forMe[1] - forThem[1]) ** 2;
        sums.turnGap += (forMe[2] - forThem[2]) ** 2;
        sums.way += forThem[0] ** 2 + forThem[1] ** 2;
        sums.turn += forThem[2] ** 2;
        [mine, theirs] = [poseOf(car), [step.x, step.y, step.heading]];
      }
    }
    return sums;
  }

  /** From one pose to another, as seen from the first. */
  function wayOf([x, y, heading]: readonly number[], to: readonly number[]): readonly [number, number, number] {
    const [cos, sin] = [Math.cos(heading), Math.sin(heading)];
    const [dx, dy] = [to[0] - x, to[1] - y];
    return [cos * dx + sin * dy, cos * dy - sin * dx, to[2] - heading];
  }

  it("it goes about the same way: within a fifth of it over 0.6 s, and a quarter of its turns", () => {
    const { gap, turnGap, way, turn } = squares();
    expect(Math.sqrt(gap / way)).toBeLessThan(0.2);
    expect(Math.sqrt(turnGap / turn)).toBeLessThan(0.25);
  });
});
