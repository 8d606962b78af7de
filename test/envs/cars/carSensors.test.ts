import { describe, expect, it } from "vitest";
import { driveCar } from "../../../envs/cars/advanceCar.ts";
import { carLite } from "../../../envs/cars/car.ts";
import { carLiteAt, type CarLite } from "../../../envs/cars/carLite.ts";
import { rollCastor, SENSORS } from "../../../envs/cars/carSensors.ts";
import { rng } from "../../../src/math/rng.ts";

const feel = (car: CarLite) => {
  const obs = new Float64Array(24).fill(NaN);
  carLite.sense(car, Math.cos(car.heading), Math.sin(car.heading), obs);
  return Array.from(obs, (x) => x + 0); // −0 is 0
};
const close = (numbers: readonly number[]) => numbers.map((x) => expect.closeTo(x, 9));

describe("the car's 24 senses", () => {
  it("are those of Safety-Gymnasium, in its order", () => {
    expect(SENSORS.map(({ size }) => size)).toEqual([3, 3, 3, 3, 3, 9]);
    expect(carLite.sensors.map(({ name }) => name).slice(0, 4)).toEqual([
      "accelerometer",
      "velocimeter",
      "gyro",
      "magnetometer",
    ]);
  });

  it("at rest feel gravity, find north and know the castor upright", () => {
    const north = [0, 0, 9.81, 0, 0, 0, 0, 0, 0, 0, -0.5, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1];
    expect(feel(carLiteAt(3, 4, 0))).toEqual(north);
    expect(feel(carLiteAt(3, 4, Math.PI / 2)).slice(9, 12)).toEqual(close([-0.5, 0, 0]));
  });

  it("read velocities in the car's frame: forward is −y", () => {
    const car = { ...carLiteAt(0, 0, Math.PI / 2), velocityX: 0.5, velocityY: 0.2, yawRate: -0.4 };
    // Its left side faces +y, so it drives towards +x.
    expect(feel(car).slice(3, 9)).toEqual(close([0.2, -0.5, 0, 0, 0, -0.4]));
  });

  it("have five numbers that never change: 9.81, and zeros", () => {
    const random = rng("constant");
    const car = carLiteAt(0, 0, 1);
    const lowest = new Array(24).fill(Infinity);
    const highest = new Array(24).fill(-Infinity);
    for (let i = 0; i < 200; i++) {
      if (i % 5 === 0) [car.right, car.left] = [2 * random.uniform() - 1, 2 * random.uniform() - 1];
      driveCar(car, car.right, car.left);
      for (const [k, x] of feel(car).entries()) {
        lowest[k] = Math.min(lowest[k], x);
        highest[k] = Math.max(highest[k], x);
      }
    }
    const constant = lowest.flatMap((low, k) => (highest[k] - low < 1e-12 ? [k] : []));
    expect(constant).toEqual([2, 5, 6, 7, 11]);
    expect(constant.map((k) => lowest[k] + 0)).toEqual([9.81, 0, 0, 0, 0]);
  });

  it("feel the acceleration: its sum over substeps is what was gained", () => {
    const car = carLiteAt(0, 0, 0);
    driveCar(car, 0.01, 0.01);
    const [before, felt] = [car.velocityY, feel(car)[1]];
    expect(felt).toBeLessThan(0); // forward
    expect(felt).toBeGreaterThan(before / 0.04);
  });
});

describe("the castor", () => {
  const matrixOf = (car: CarLite) => feel(car).slice(15);

  it("rolls about x when the car drives on", () => {
    const car = carLiteAt(0, 0, 0);
    for (let i = 0; i < 25; i++) driveCar(car, 0.01, 0.01);
    // MuJoCo's turns at 6.06 rad/s at 0.335 m/s, for it slips a little.
    expect(car.castorX).toBeCloseTo(6.06, 1);
    expect(car.castorY).toBeCloseTo(0, 9);
    expect(feel(car).slice(12, 15)).toEqual(close([car.castorX, 0, 0]));
  });

  it("turns by its spin times the time, in steps that are small", () => {
    const car = { ...carLiteAt(0, 0, 0), castorX: 3, castorY: 4 }; // 5 rad/s about (0.6, 0.8)
    for (let i = 0; i < 1000; i++) rollCastor(car, 0.0005);
    const [cos, sin] = [Math.cos(2.5), Math.sin(2.5)];
    const [x, y] = [0.6, 0.8];
    const rodrigues = [
      cos + x * x * (1 - cos),
      x * y * (1 - cos),
      y * sin,
      x * y * (1 - cos),
      cos + y * y * (1 - cos),
      -x * sin,
      -y * sin,
      x * sin,
      cos,
    ];
    expect(matrixOf(car)).toEqual(rodrigues.map((each) => expect.closeTo(each, 5)));
    // About its own axis the spin is the same in both frames.
    expect(feel(car).slice(12, 15)).toEqual([3, 4, 0].map((each) => expect.closeTo(each, 5)));
  });

  it("tells its spin in its own frame, as MuJoCo does", () => {
    // A quarter turn about x has taken its y axis to z: a spin about the car's y is one about its own −z.
    const half = Math.SQRT1_2;
    const car = { ...carLiteAt(0, 0, 0), castorY: 2, castor: Float64Array.of(half, half, 0, 0) };
    expect(feel(car).slice(12, 15)).toEqual(close([0, 0, -2]));
  });

  it("keeps to rotations", () => {
    const car = { ...carLiteAt(0, 0, 0) };
    for (let i = 0; i < 300; i++) driveCar(car, Math.sin(i), Math.cos(0.7 * i));
    const m = matrixOf(car);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        const dot = m[3 * i] * m[3 * j] + m[3 * i + 1] * m[3 * j + 1] + m[3 * i + 2] * m[3 * j + 2];
        expect(dot).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
  });
});
