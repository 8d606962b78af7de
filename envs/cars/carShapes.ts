import type { Body } from "../points/physics/body.ts";
import { standing, type Cuboid, type Shape } from "../points/physics/shapes.ts";
import { INERTIA, MASS } from "./carBody.ts";

const ROUGH = { twisting: 0.005, rolling: 1e-4 }; // MuJoCo's defaults
const cuboid = (x: number, y: number, halfLength: number, halfWidth: number, halfHeight: number): Cuboid => ({
  x,
  y,
  halfLength,
  halfWidth,
  halfHeight,
  ...ROUGH,
});

/** The chassis, its bumpers and, though they are round and lower, its wheels; from above. */
export const CAR_SHAPE: Shape = {
  discs: [],
  cylinders: [],
  cuboids: [
    cuboid(0, 0, 0.1, 0.1, 0.05),
    cuboid(0, 0.15, 0.1, 0.01, 0.05),
    cuboid(0, -0.165, 0.05, 0.01, 0.05),
    cuboid(-0.13, 0.1, 0.025, 0.05, 0.05),
    cuboid(0.13, 0.1, 0.025, 0.05, 0.05),
  ],
  center: 0.1,
  lies: false,
  reach: Math.sqrt(0.155 * 0.155 + 0.15 * 0.15),
  span: Math.sqrt(0.155 * 0.155 + 0.15 * 0.15 + 0.05 * 0.05),
};

/** 1/kg, as MuJoCo compiles it. */
const LIGHTNESS = 33.25;

/** Makes the body of the crowd's robot a car. */
export function makeCar(body: Body): void {
  body.shape = CAR_SHAPE;
  body.mass = MASS;
  body.firstMoment = 0;
  body.inertia = INERTIA;
  body.lightness = LIGHTNESS;
}

/** Half an edge of the car's box to push, m; and what it weighs, kg. */
export const CAR_BOX_HALF = 0.125;
const DENSITY = 0.0005;
const BOX_MASS = DENSITY * (2 * CAR_BOX_HALF) ** 3;
const BOX_INERTIA = (2 / 3) * BOX_MASS * CAR_BOX_HALF * CAR_BOX_HALF;

const BOX_SHAPE: Shape = standing([cuboid(0, 0, CAR_BOX_HALF, CAR_BOX_HALF, CAR_BOX_HALF)]);

/** Makes a body the car's box to push, a plain cube. */
export function makeCarBox(body: Body): void {
  body.shape = BOX_SHAPE;
  body.mass = BOX_MASS;
  body.firstMoment = 0;
  body.inertia = body.leanInertia = BOX_INERTIA;
  body.lightness = 1 / BOX_MASS;
}
