import fc from "fast-check";
import { expect, it } from "vitest";
import { advanceAmong } from "../../../../envs/points/physics/advanceAmong.ts";
import { aloneIn } from "../../../../envs/points/physics/reach.ts";
import { drive } from "../../../../envs/points/pointRobot.ts";
import { robotAt, things, touchesOf, upTo } from "./things.ts";

const unit = upTo(1);

it("the robot is alone only where a step cannot bring it to anything", () => {
  let alone = 0;
  fc.assert(
    fc.property(unit, unit, unit, unit, unit, unit, (x, y, vx, vy, spin, turn) => {
      // One thing of each kind in turn, some 0.4 m off.
      for (const kind of ["pillars", "buttons", "vases", "pushBox"] as const) {
        const thing = [0.45 + 0.25 * x, 0.3 * y, 3 * x];
        const robot = robotAt([0, 0, 3 * turn, 1.5 * vx, 1.5 * vy, 3 * spin]);
        if (!aloneIn(robot, things({ [kind]: [thing] }))) continue;
        alone++;
        drive(robot, vx, turn, "mujoco");
        // Whatever it were to touch would push it where it stands.
        const after = things({ [kind]: [thing] });
        const touches = touchesOf(after);
        advanceAmong({ ...robot, velocityX: 0, velocityY: 0, yawRate: 0 }, after, 0, 0, 0, "mujoco", touches);
        expect({ ...touches, buttons: [...touches.buttons] }).toMatchObject({ pillars: 0, vases: 0, pushBox: 0 });
      }
    }),
    { numRuns: 300 },
  );
  expect(alone).toBeGreaterThan(200);
});

it("looks closely while a vase still moves, and at a gremlin that was pushed off its circle", () => {
  const robot = robotAt([0, 0, 0, 0, 0, 0]);
  expect(aloneIn(robot, things({ vases: [[2, 0, 0]], gremlins: [[0, 2, 0]] }))).toBe(true);
  expect(aloneIn(robot, things({ vases: [[2, 0, 0, 0, 0, 0, 0, 0, 0, 1e-3]] }))).toBe(false);
  const pushed = things({ gremlins: [[0, 2, 0]] });
  pushed.gremlins[1] = 2.4;
  expect(aloneIn(robot, pushed)).toBe(false);
});
