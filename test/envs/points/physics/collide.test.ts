import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orient } from "../../../../envs/points/physics/attitude.ts";
import { blankBody, BOX_DOFS, ROBOT_DOFS, type Body } from "../../../../envs/points/physics/body.ts";
import { collide } from "../../../../envs/points/physics/collide.ts";
import { contacts } from "../../../../envs/points/physics/contacts.ts";
import {
  BUTTON_SHAPE,
  GREMLIN_SHAPE,
  PILLAR_SHAPE,
  PUSH_BOX_SHAPE,
  ROBOT_SHAPE,
  VASE_SHAPE,
  type Shape,
} from "../../../../envs/points/physics/shapes.ts";
import { upTo } from "./things.ts";

function body(shape: Shape, x: number, y: number, heading = 0, lean: Partial<Body> = {}): Body {
  const dofs = shape === ROBOT_SHAPE ? ROBOT_DOFS : shape === PILLAR_SHAPE || shape === BUTTON_SHAPE ? 0 : BOX_DOFS;
  const made: Body = { ...blankBody(), shape, dofs, x, y, heading, ...lean };
  orient(made);
  return made;
}

function met(a: Body, b: Body) {
  contacts.count = 0;
  collide(a, b);
  return contacts.all.slice(0, contacts.count);
}

describe("collide", () => {
  it("finds sphere and button where they overlap, from center to center", () => {
    const [contact] = met(body(ROBOT_SHAPE, 0, 0.19, -Math.PI / 2 + 3), body(BUTTON_SHAPE, 0, 0));
    expect(contact).toMatchObject({ normalX: 0, normalY: 1, normalZ: 0, x: 0, z: 0.1, rolling: 0.01, twisting: 0.01 });
    expect(contact.distance).toBeCloseTo(-0.01, 15);
    expect(contact.y).toBeCloseTo(0.095, 15); // from 0.09, where the robot begins, to 0.1, where the button ends
  });

  it("finds the nose of the robot before its sphere", () => {
    const [contact, ...rest] = met(body(ROBOT_SHAPE, 0, 0), body(BUTTON_SHAPE, 0.245, 0));
    expect(rest).toEqual([]);
    expect(contact.distance).toBeCloseTo(-0.005, 15); // 0.15 + 0.1 − 0.245
    expect(contact.normalX).toBeCloseTo(-1, 15);
    expect(contact.x).toBeCloseTo(0.1475, 15);
    expect(contact.rolling).toBe(1e-4);
  });

  it("finds the corner of the nose", () => {
    // The corner is at (0.15, 0.05); the button's center 0.09 away along the diagonal.
    const away = 0.09 / Math.SQRT2;
    const [contact] = met(body(ROBOT_SHAPE, 0, 0), body(BUTTON_SHAPE, 0.15 + away, 0.05 + away));
    expect(contact.distance).toBeCloseTo(-0.01, 12);
    expect(contact.normalX).toBeCloseTo(-Math.SQRT1_2, 12);
    expect(contact.normalY).toBeCloseTo(-Math.SQRT1_2, 12);
  });

  it("finds two edges side by side at four points: both ends, at the bottom and the top of the nose", () => {
    // A vase of 0.1 m around (0.245, 0): its side is at 0.145, the nose ends at 0.15 and is as broad as ±0.05.
    const found = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, 0.245, 0)).filter(({ rolling }) => rolling < 0.01);
    expect(found).toHaveLength(4);
    for (const { distance, normalX, normalZ, x } of found) {
      expect(distance).toBeCloseTo(-0.005, 12);
      expect([normalX, normalZ + 0]).toEqual([-1, 0]);
      expect(x).toBeCloseTo(0.1475, 12);
    }
    expect(found.map(({ y }) => Math.abs(y)).every((y) => Math.abs(y - 0.05) < 1e-12)).toBe(true);
    expect(new Set(found.map(({ z }) => z.toFixed(6)))).toEqual(new Set(["0.050000", "0.150000"]));
  });

  it("finds a corner that pierces a side once at each height, and once in all where it leans over a rim", () => {
    // A vase on its corner, 0.005 m into the front of the nose.
    const at = 0.145 + 0.1 * Math.SQRT2;
    const upright = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, at, 0, Math.PI / 4));
    expect(upright).toHaveLength(2);
    const leaning = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, at, 0, Math.PI / 4, { leanY: -0.02 }));
    expect(leaning).toHaveLength(1);
    // It leans towards the robot: deepest at the top of the nose, 0.05 above its middle, pushed up along its edge.
    expect(leaning[0].z).toBeCloseTo(0.15, 12);
    expect(leaning[0].distance).toBeCloseTo(-0.005 - 0.02 * (0.15 - VASE_SHAPE.center), 12);
    expect(leaning[0].normalZ).toBeCloseTo(-0.02, 12);
  });

  it("meets a gremlin at its bottom, and not once it hangs above", () => {
    const robot = body(ROBOT_SHAPE, 0, 0, Math.PI);
    const [contact] = met(robot, body(GREMLIN_SHAPE, 0.195, 0));
    expect(contact.distance).toBeCloseTo(-0.005, 12);
    expect(contact.z).toBeCloseTo(0.1, 12);
    expect(met(robot, body(GREMLIN_SHAPE, 0.195, 0, 0, { height: 0.04 }))).toEqual([]);
  });

  it("lets the robot into a notch of the push box, where it just fits", () => {
    const box = body(PUSH_BOX_SHAPE, 0, 0);
    // Its nose points out; the sphere ends at the core, at −0.2, between columns whose sides are at ±0.1.
    expect(met(body(ROBOT_SHAPE, -0.3001, 0, Math.PI), box).filter(({ distance }) => distance < -1e-9)).toEqual([]);
    const [beside, ...rest] = met(body(ROBOT_SHAPE, -0.3001, 0.002, Math.PI), box);
    expect(rest).toEqual([]);
    expect(beside.distance).toBeCloseTo(-0.002, 6);
    expect(beside.normalY).toBeCloseTo(-1, 4);
    const deeper = met(body(ROBOT_SHAPE, -0.295, 0, Math.PI), box).find(({ distance }) => distance < -1e-9);
    expect(deeper?.distance).toBeCloseTo(-0.005, 12);
    expect(deeper?.normalX).toBe(-1);
  });

  it("says the same of a pair whichever way round and wherever it stands", () => {
    const shapes = fc.constantFrom(ROBOT_SHAPE, VASE_SHAPE, PUSH_BOX_SHAPE);
    const place = upTo(0.45);
    const angle = upTo(3);
    let found = 0;
    fc.assert(
      fc.property(shapes, place, place, angle, angle, angle, (shape, x, y, heading, otherHeading, turn) => {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        const other = () => body(VASE_SHAPE, 0, 0, otherHeading);
        const straight = met(body(shape, x, y, heading), other())
          .map(({ distance }) => distance)
          .sort();
        const reversed = met(other(), body(shape, x, y, heading))
          .map(({ distance }) => distance)
          .sort();
        const turned = met(
          body(shape, cos * x - sin * y, sin * x + cos * y, heading + turn),
          body(VASE_SHAPE, 0, 0, otherHeading + turn),
        )
          .map(({ distance }) => distance)
          .sort();
        found += straight.length;
        // Which of two sides it is may be due to rounding where they are even to a micrometre.
        const even = (distances: number[]) => {
          const deep = distances.filter((distance) => distance < -2e-6);
          const rest = straight.filter((distance) => distance < -2e-6);
          expect(deep).toHaveLength(rest.length);
          deep.forEach((distance, i) => expect(Math.abs(distance - rest[i])).toBeLessThan(3e-6));
        };
        even(reversed);
        even(turned);
      }),
    );
    expect(found).toBeGreaterThan(50);
  });

  it("points every normal from the other to the body, as long as one", () => {
    const place = upTo(0.25);
    const angle = upTo(3);
    fc.assert(
      fc.property(place, place, angle, (x, y, heading) => {
        for (const shape of [PILLAR_SHAPE, BUTTON_SHAPE, VASE_SHAPE]) {
          fc.pre(Math.hypot(x, y) > 0.15);
          const robot = body(ROBOT_SHAPE, x, y, heading);
          for (const { normalX, normalY, x: atX, y: atY, distance } of met(robot, body(shape, 0, 0))) {
            expect(Math.hypot(normalX, normalY)).toBeCloseTo(1, 9);
            expect(distance).toBeLessThan(0);
            // Out of the other's middle, to within the corners of a box.
            if (shape !== VASE_SHAPE) expect(normalX * atX + normalY * atY).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});
