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

  it("finds sides that meet at the corners of where they overlap, half as deep as they are", () => {
    // A vase of 0.1 m around (0.25, 0.03), turned by 0.3: what MuJoCo 2.3.3 lists.
    const found = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, 0.25, 0.03, 0.3)).filter(
      ({ rolling }) => rolling < 0.01,
    );
    expect(found).toHaveLength(2);
    for (const { distance, normalX, normalY, normalZ, x, y } of found) {
      expect([distance, x, y].map((each) => each.toFixed(8))).toEqual(["-0.00518838", "0.14504335", "0.04846673"]);
      expect([normalX, normalY].map((each) => each.toFixed(8))).toEqual(["-0.95533649", "-0.29552021"]);
      expect(normalZ).toBeCloseTo(0, 15);
    }
    expect(found.map(({ z }) => z.toFixed(6))).toEqual(["0.050000", "0.150000"]);
  });

  it("lists the lowest corner too, though it is beside the side that it is lowest over, as MuJoCo 2 does", () => {
    // Square to one another: the nose ends at 0.15 and is as broad as ±0.05; the vase's side is at 0.145.
    const found = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, 0.245, 0)).filter(({ rolling }) => rolling < 0.01);
    const places = found.map(({ x, y, z }) => [x, y, z].map((each) => each.toFixed(4)).join(" "));
    expect(places.toSorted()).toEqual([
      "0.1475 -0.0500 0.0500",
      "0.1475 -0.0500 0.1500",
      "0.1475 -0.1000 -0.0000",
      "0.1475 0.0500 0.0500",
      "0.1475 0.0500 0.1500",
    ]);
    for (const { distance } of found) expect(distance).toBeCloseTo(-0.0025, 12);
  });

  it("makes no deep contacts of rounding, where an upright vase hardly touches the nose", () => {
    // They overlap by a hair, and the vase leans by what rounding leaves: there MuJoCo 2.3.3 may go by far edges.
    const found = met(
      body(ROBOT_SHAPE, 0, 0, -0.1722206425189336),
      body(VASE_SHAPE, 0.25977777100702687, 0.03892762669487855, 1.4209348067634342, {
        leanX: 2.2245145970635052e-18,
        leanY: -4.227660584091239e-18,
      }),
    );
    for (const { distance } of found) expect(Math.abs(distance)).toBeLessThan(0.01);
  });

  it("finds an edge that leans over a rim as deep as it is", () => {
    // A vase on its corner, 0.005 m into the front of the nose, leaning towards the robot: what MuJoCo 2.3.3 lists.
    const at = 0.145 + 0.1 * Math.SQRT2;
    const found = met(body(ROBOT_SHAPE, 0, 0), body(VASE_SHAPE, at, 0, Math.PI / 4, { leanY: -0.02 }));
    expect(found.map(({ distance }) => distance.toFixed(11))).toEqual(["-0.00402822236", "-0.00602808903"]);
    for (const { normalX, normalY, normalZ } of found) {
      expect([normalX, normalZ].map((each) => each.toFixed(9))).toEqual(["-0.999800007", "-0.019998667"]);
      expect(normalY).toBeCloseTo(0, 12);
    }
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

  it("says the same of a pair wherever it stands, and as deep whichever way round", () => {
    const shapes = fc.constantFrom(ROBOT_SHAPE, VASE_SHAPE, PUSH_BOX_SHAPE);
    const place = upTo(0.45);
    const angle = upTo(3);
    const distances = (a: Body, b: Body) => met(a, b).map(({ distance }) => distance);
    let found = 0;
    fc.assert(
      fc.property(shapes, place, place, angle, angle, angle, (shape, x, y, heading, otherHeading, turn) => {
        const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
        const other = () => body(VASE_SHAPE, 0, 0, otherHeading);
        const straight = distances(body(shape, x, y, heading), other()).toSorted();
        const reversed = distances(other(), body(shape, x, y, heading));
        const turned = distances(
          body(shape, cos * x - sin * y, sin * x + cos * y, heading + turn),
          body(VASE_SHAPE, 0, 0, otherHeading + turn),
        ).toSorted();
        found += straight.length;
        // Which of two sides it is may be due to rounding where they are even to a micrometre.
        expect(turned.filter((distance) => distance < -2e-6)).toHaveLength(
          straight.filter((distance) => distance < -2e-6).length,
        );
        const deepest = (all: number[]) => Math.min(0, ...all);
        expect(Math.abs(deepest(turned) - deepest(straight))).toBeLessThan(3e-6);
        expect(Math.abs(deepest(reversed) - deepest(straight))).toBeLessThan(3e-6);
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
