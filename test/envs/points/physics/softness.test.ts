import { expect, it } from "vitest";
import { GREMLIN_SHAPE, PUSH_BOX_SHAPE, VASE_SHAPE } from "../../../../envs/points/physics/shapes.ts";
import {
  DAMPING,
  hardness,
  impedance,
  sinkOf,
  spring,
  STIFFNESS,
  stiffness,
} from "../../../../envs/points/physics/softness.ts";

it("has MuJoCo's defaults: solref 0.02 1, solimp 0.9 0.95 0.001 0.5 2", () => {
  expect(DAMPING).toBeCloseTo(2 / (0.95 * 0.02), 10);
  expect(STIFFNESS).toBeCloseTo(1 / (0.95 * 0.95 * 0.02 * 0.02), 8);
  expect(stiffness(1.5)).toBeCloseTo(1231.15, 2); // as reckoned for the tether of a gremlin
});

it.each([
  [0, 0.9],
  [-0.00025, 0.90625], // 0.9 + 0.05 · 2 · 0.25²
  [-0.0005, 0.925],
  [-0.00075, 0.94375],
  [-0.001, 0.95],
  [-0.02, 0.95],
])("at %d m contacts are of impedance %d", (distance, expected) =>
  expect(impedance(distance)).toBeCloseTo(expected, 12),
);

it("makes contacts harder the heavier the bodies and the deeper they are", () => {
  expect(hardness(-0.01, 2)).toBeCloseTo(0.95 / (4 * 0.05 * 2), 12);
  expect(hardness(0, 1)).toBeCloseTo(0.9 / 0.4, 12);
  expect(spring(-0.01)).toBeCloseTo(0.01 * 0.95 * STIFFNESS, 10);
});

it("lets things sink into the floor as deep as Safety-Gymnasium recorded", () => {
  expect(VASE_SHAPE.center).toBeCloseTo(0.09995638052009338, 12);
  expect(PUSH_BOX_SHAPE.center).toBeCloseTo(0.1999912565947844, 12);
  // It hangs lower than it is led, by g (1 − s) / (s K) with s = 0.95 the tether's share.
  expect(GREMLIN_SHAPE.center).toBeCloseTo(0.2 - (9.81 * 0.05) / (0.95 * stiffness(1.5) * 0.95), 10);
  expect(sinkOf(4)).toBeGreaterThan(sinkOf(20));
});
