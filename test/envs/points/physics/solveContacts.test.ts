import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crowd, assemble } from "../../../../envs/points/physics/crowd.ts";
import { press } from "../../../../envs/points/physics/press.ts";
import { pyramids } from "../../../../envs/points/physics/pyramids.ts";
import { INERTIA, MASS } from "../../../../envs/points/physics/robotMotion.ts";
import { softCost } from "../../../../envs/points/physics/softCost.ts";
import { touching } from "../../../../envs/points/physics/touching.ts";
import { robotAt, things, upTo } from "./things.ts";

const near = upTo(1);

/** The accelerations of all bodies in contact as they stand. */
function accelerations(): Float64Array {
  const all = new Float64Array(touching.size);
  for (let i = 0; i < touching.count; i++) {
    const { place, dofs, acceleration } = touching.all[i];
    all.set(acceleration.subarray(0, dofs), place);
  }
  return all;
}

describe("solveContacts", () => {
  it("balances a head-on push by hand: ½ m (a − a₀)² + ½ 10 D (a − target)²", () => {
    // The robot's sphere, tail first, 4 mm into a button, at rest: all ten edges push alike.
    const robot = robotAt([-0.196, 0, Math.PI, 0, 0, 0]);
    assemble(robot, things({ buttons: [[0, 0]] }));
    press(robot, things({ buttons: [[0, 0]] }), 0);
    const hard = (10 * 0.95) / (4 * 0.05 * 128.4821009050821);
    const target = 2770.083102493075 * 0.95 * 0.004;
    const a = (hard * target) / (MASS + hard);
    expect(crowd.all[0].acceleration[0]).toBeCloseTo(-a, 9);
    expect(robot.contactForward).toBeCloseTo(MASS * a, 12); // its front is away from the button
    expect(robot.contactYaw).toBeCloseTo(0, 12);
    expect(INERTIA).toBeGreaterThan(0);
  });

  it("bears a vase at rest, to a hair", () => {
    const surroundings = things({ vases: [[0, 0, 0.4, 1e-12]] });
    const robot = robotAt([3, 0, 0, 0, 0, 0]);
    assemble(robot, surroundings);
    press(robot, surroundings, 0);
    expect(touching.count).toBe(1);
    for (const a of crowd.all[1].acceleration) expect(Math.abs(a)).toBeLessThan(1e-7);
  });

  it("finds accelerations that cannot be bettered", () => {
    let pressed = 0;
    fc.assert(
      fc.property(
        near,
        near,
        near,
        near,
        near,
        fc.array(near, { minLength: 30, maxLength: 30 }),
        (x, y, vx, spin, lean, nudge) => {
          const surroundings = things({
            vases: [
              [0.22 + 0.02 * x, 0.05 * y, x, vx, y, spin, 0.001 * y, 0.01 * lean, 0.01 * x, spin, lean, vx],
              [0.4, 0.05, 2 * y, -vx, 0, 0],
            ],
            buttons: [[-0.19 - 0.01 * y, 0.02]],
          });
          const robot = robotAt([0, 0, spin, vx, y, 3 * x]);
          assemble(robot, surroundings);
          press(robot, surroundings, 0);
          const best = accelerations();
          const cost = softCost(best);
          pressed += pyramids.count;
          expect(Number.isFinite(cost)).toBe(true);
          const scale = 1e-3 * Math.sqrt(best.reduce((sum, a) => sum + a * a, 1));
          expect(softCost(best.map((a, i) => a + scale * nudge[i]))).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
          expect(softCost(best.map((a, i) => a - scale * nudge[i]))).toBeGreaterThanOrEqual(cost * (1 - 1e-9));
        },
      ),
    );
    expect(pressed).toBeGreaterThan(300);
  });

  it("pushes robot and vase apart with one force", () => {
    const surroundings = things({ vases: [[0.24, 0, 0, 0, 0, 0]] });
    const robot = robotAt([0, 0, 0, 1, 0, 0]);
    assemble(robot, surroundings);
    press(robot, surroundings, 0);
    expect(robot.contactForward).toBeLessThan(-1e-4);
    // What the floor does to the vase comes on top.
    const vase = 8e-6 * crowd.all[1].acceleration[0];
    expect(vase).toBeGreaterThan(0);
    expect(vase).toBeLessThanOrEqual(-robot.contactForward);
  });
});
