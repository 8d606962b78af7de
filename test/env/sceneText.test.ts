import { describe, expect, it } from "vitest";
import type { Form, Role, Scene, Shape } from "../../src/env/scene.ts";
import { sceneText } from "../../src/env/sceneText.ts";

const VIEW = { x: 0, y: 10, width: 2, height: 2 };
const WIDTH = 21;
const HEIGHT = 11;

const FORMS: Partial<Record<Role, Form>> = { circle: "ring", robot: "robot" };
const thing = (role: Role, x: number, y: number, size = 0.1, heading = 0): Shape => {
  return { form: FORMS[role] ?? "disc", role, x, y, size, heading };
};
const drawn = (scene: Partial<Scene>) =>
  sceneText({ view: VIEW, shapes: [thing("robot", 0, 10)], ...scene }).split("\n");

/** Where the arrow is, and which one. */
function arrow(x: number, y: number, heading = 0) {
  const lines = drawn({ shapes: [thing("robot", x, y, 0.1, heading)] }).slice(0, HEIGHT);
  const row = lines.findIndex((line) => /[^·]/u.test(line));
  return { row, column: lines[row].search(/[^·]/u), arrow: lines[row].replaceAll("·", "") };
}

describe("text of a scene", () => {
  it("has its middle where the view is, y upwards", () => {
    expect(arrow(0, 10)).toMatchObject({ row: 5, column: 10 });
    expect(arrow(0.5, 10.4)).toMatchObject({ row: 3, column: 15 });
  });

  it("keeps a robot out of view at the edge", () => {
    expect(arrow(7, 3)).toMatchObject({ row: 10, column: 20 });
    expect(arrow(-7, 13)).toMatchObject({ row: 0, column: 0 });
  });

  it.each([
    [0, "→"],
    [Math.PI / 2, "↑"],
    [-Math.PI / 2, "↓"],
    [5 * Math.PI, "←"],
    [-0.3, "→"],
  ])("points along a heading of %d with %s", (heading, expected) => expect(arrow(0, 10, heading).arrow).toBe(expected));

  it("draws a thing wherever it covers the middle of a character", () => {
    const lines = drawn({ shapes: [thing("hazard", 1, 11, 0.25), thing("robot", 0, 10)] });
    expect(lines[0]).toBe("·".repeat(18) + "~~~"); // 0.1 m apart, at 0.8, 0.9, 1
    expect(lines[1]).toBe("·".repeat(19) + "~~"); // 0.2 m below: sqrt(0.2² + 0.1²) < 0.25 < sqrt(0.2² + 0.2²)
    expect(lines[2]).toBe("·".repeat(WIDTH));
  });

  it("draws the smallest thing once, where it is", () => {
    const lines = drawn({ shapes: [thing("vase", 0.52, 10.75, 0.01), thing("robot", 0, 10)] });
    expect(lines[1]).toBe("·".repeat(15) + "v" + "·".repeat(5));
    expect(lines.slice(0, HEIGHT).join("").match(/v/g)).toHaveLength(1);
  });

  it("draws later things over earlier ones, and a circle as its line", () => {
    const lines = drawn({
      shapes: [
        thing("circle", 0, 10, 0.7),
        thing("hazard", 0.7, 10, 0.12),
        thing("goal", 0.7, 10, 0.01),
        thing("robot", 0, 10),
      ],
    });
    expect(lines[5]).toBe("··ooo·····→·····~G~··");
  });

  it("marks what is out of bounds", () => {
    const [first] = drawn({ bounds: { x: 0.85, y: Infinity } });
    expect(first).toBe("!!" + "·".repeat(17) + "!!");
    expect(drawn({ bounds: { x: 5, y: 10.9 } })[0]).toBe("!".repeat(WIDTH));
  });

  it("says below what the characters mean", () => {
    const shapes = [thing("hazard", 5, 5), thing("hazard", 6, 5), thing("box", 7, 5), thing("robot", 0, 10, 0.1, 1.6)];
    expect(drawn({ shapes, bounds: { x: 9, y: 9 } }).at(-1)).toBe("↑ robot  ~ hazard  B box  ! out of bounds");
    expect(drawn({})).toHaveLength(HEIGHT + 1);
  });
});
