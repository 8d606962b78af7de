import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advanceCar, driveCar } from "../../../envs/cars/advanceCar.ts";
import { carLiteAt, type CarLite } from "../../../envs/cars/carLite.ts";
import { BODY_SIZE, type Surroundings, type Touches } from "../../../envs/points/physics/surroundings.ts";

const none = new Float64Array(0);
const among = (things: Partial<Surroundings>): Surroundings => ({
  pillars: none,
  buttons: none,
  vases: none,
  vaseRocking: new Float64Array((things.vases?.length ?? 0) / BODY_SIZE),
  gremlins: none,
  gremlinPlaces: none,
  gremlinHeadings: none,
  pushBox: none,
  ...things,
});
const touchesOf = ({ buttons }: Surroundings): Touches => ({
  pillars: 0,
  vases: 0,
  gremlins: 0,
  pushBox: 0,
  buttons: new Uint8Array(buttons.length / 2),
});
const lying = (x: number, y: number, heading = 0) => {
  const body = new Float64Array(BODY_SIZE);
  body.set([x, y, heading]);
  return body;
};
/** At the origin, facing +x: its left side faces +y. */
const facingEast = () => carLiteAt(0, 0, Math.PI / 2);
const FRONT = 0.175; // from the origin to the front bumper's face, m
const BACK = 0.16;

/** Lets a car do the same for so many steps. */
function advanced(car: CarLite, things: Surroundings, torque: number, numSteps: number): Touches {
  const touches = touchesOf(things);
  for (let i = 0; i < numSteps; i++) advanceCar(car, things, i * 0.04, torque, torque, touches);
  return touches;
}

describe("the car stops", () => {
  it.each([
    ["at a pillar", { pillars: Float64Array.of(0.6, 0) }, 1, 0.6 - 0.2 - FRONT],
    ["at a button", { buttons: Float64Array.of(0.5, 0) }, 1, 0.5 - 0.1 - FRONT],
    ["at a pillar behind it", { pillars: Float64Array.of(-0.6, 0) }, -1, -0.6 + 0.2 + BACK],
  ])("%s", (_, things, torque, x) => {
    const car = facingEast();
    const touches = advanced(car, among(things), torque, 60);
    expect(car.x).toBeCloseTo(x, 2); // contacts are soft
    expect(Math.abs(car.velocityX)).toBeLessThan(0.01);
    expect(touches.pillars + (touches.buttons[0] ?? 0)).toBe(1);
  });

  it("and turns aside where it hits with its side", () => {
    const car = facingEast();
    advanced(car, among({ pillars: Float64Array.of(0.6, 0.12) }), 1, 30);
    expect(car.x).toBeLessThan(0.3);
    expect(car.heading).toBeGreaterThan(Math.PI / 2 + 0.1); // towards the pillar, whose side holds it
  });
});

describe("the car pushes", () => {
  it.each([
    ["a vase", "vases", 0.1],
    ["its box", "pushBox", 0.125],
  ] as const)("%s along, hardly slowed", (_, kind, half) => {
    const car = facingEast();
    const things = among({ [kind]: lying(0.5, 0) });
    let contacts = 0;
    const touches = touchesOf(things);
    for (let i = 0; i < 60; i++) {
      advanceCar(car, things, i * 0.04, 0.01, 0.01, touches);
      contacts += touches[kind] > 0 ? 1 : 0;
    }
    // 0.335 m/s for 2.4 s, less what it took to get going.
    expect(car.x).toBeCloseTo(0.795, 2);
    // It lies before the bumper, or has hopped on a little. In MuJoCo: 1.071 and 1.092.
    expect(things[kind][0]).toBeGreaterThan(car.x + FRONT + half - 0.003);
    expect(things[kind][0]).toBeLessThan(car.x + FRONT + half + 0.03);
    expect(contacts).toBeGreaterThan(15); // 27 and 25 there
    expect(contacts).toBeLessThan(40);
  });

  it("a gremlin, which pushes back", () => {
    const car = facingEast();
    const things = among({
      gremlins: lying(0.4, 0.35),
      gremlinPlaces: Float64Array.of(0.4, 0),
      gremlinHeadings: new Float64Array(1),
    });
    const touches = touchesOf(things);
    let contacts = 0;
    for (let i = 0; i < 50; i++) {
      advanceCar(car, things, i * 0.04, 0.01, 0.01, touches);
      contacts += touches.gremlins;
    }
    expect(contacts).toBeGreaterThan(0);
  });
});

describe("where nothing is touched", () => {
  const number = fc.double({ min: -1, max: 1, noNaN: true });
  const plans = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 15 });

  it("the car drives as if it were alone, to the bit when all is far away", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const far = among({ pillars: Float64Array.of(3, 3), vases: lying(-3, 0), buttons: Float64Array.of(0, 3) });
        const near = among({ buttons: Float64Array.of(0.9, 0.9) });
        const [alone, amongFar, amongNear] = [facingEast(), facingEast(), facingEast()];
        for (const [i, [right, left]] of plan.entries()) {
          driveCar(alone, right, left);
          advanceCar(amongFar, far, i * 0.04, right, left, touchesOf(far));
          advanceCar(amongNear, near, i * 0.04, right, left, touchesOf(near));
        }
        expect(amongFar).toEqual(alone);
        expect(amongNear.x).toBeCloseTo(alone.x, 12);
        expect(amongNear.heading).toBeCloseTo(alone.heading, 12);
      }),
      { numRuns: 20 },
    );
  });

  it("gremlins go round, whether the car is near or far", () => {
    const [near, far] = [0.8, 9].map((x) => {
      const things = among({
        gremlins: lying(x, 0),
        gremlinPlaces: Float64Array.of(x, 0),
        gremlinHeadings: new Float64Array(1),
      });
      const car = facingEast();
      for (let i = 0; i < 40; i++) advanceCar(car, things, i * 0.04, 0, 0, touchesOf(things));
      return things.gremlins;
    });
    expect(near[0] - 0.8).toBeCloseTo(far[0] - 9, 9);
    expect(near[1]).toBeCloseTo(far[1], 9);
    // After 1.6 s its lead is at 0.35 (sin 1.6, cos 1.6), and it follows 3 cm behind.
    expect(Math.sqrt((far[0] - 9 - 0.35 * Math.sin(1.6)) ** 2 + (far[1] - 0.35 * Math.cos(1.6)) ** 2)).toBeLessThan(
      0.04,
    );
  });

  it("touches are forgotten", () => {
    const things = among({ pillars: Float64Array.of(5, 5), buttons: Float64Array.of(-5, 5) });
    const touches = { pillars: 3, vases: 2, gremlins: 1, pushBox: 1, buttons: Uint8Array.of(2) };
    advanceCar(facingEast(), things, 0, 0, 0, touches);
    expect(touches).toEqual(touchesOf(things));
  });
});
