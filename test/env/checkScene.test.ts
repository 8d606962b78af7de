import { expect, it } from "vitest";
import { checkScene } from "../../src/env/checkScene.ts";
import type { Scene } from "../../src/env/scene.ts";

const view = { x: 0, y: 0, width: 2, height: 2 };
const agent = { form: "disc", role: "agent", x: 0, y: 0, size: 0.1 } as const;

it("lets pass what can be drawn, text alone included", () => {
  checkScene({ view, shapes: [agent], halos: [{ role: "goal", readings: [0, 1] }] }, "here");
  checkScene({ view, shapes: [], text: "a map" }, "here");
});

it.each([
  [{ view: { ...view, x: NaN } }, "here: view.x of the scene is NaN; it must be a finite number"],
  [{ view: { ...view, width: 0 } }, "here: view of the scene is 0 by 2; it must be larger than 0"],
  [{ shapes: [] }, "shapes of the scene is empty; it must be at least the robot or agent, or else there is text"],
  [{ shapes: [{ ...agent, x: Infinity }] }, "shapes[0].x (agent) of the scene is Infinity"],
  [{ shapes: [{ ...agent, role: "cat" }] }, "shapes[0].role of the scene is cat; it must be one of robot, agent"],
  [{ shapes: [{ ...agent, form: "star" }] }, "shapes[0].form of the scene is star; it must be one of disc, ring"],
  [{ halos: [{ role: "goal", readings: [0, 2] }] }, "halos[0] of the scene is 2; it must be readings from 0 to 1"],
])("refuses %j", (change, message) => {
  expect(() => checkScene({ view, shapes: [agent], ...change } as Scene, "here")).toThrow(message);
});
