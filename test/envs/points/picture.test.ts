import { describe, expect, it } from "vitest";
import { picture } from "../../../envs/points/picture.ts";
import type { Scene, Thing, ThingKind } from "../../../envs/points/scene.ts";

const VIEW = { x: 0, y: 10, reach: 1 };
const WIDTH = 21;
const HEIGHT = 11;

const thing = (kind: ThingKind, x: number, y: number, radius = 0.1, heading = 0): Thing => ({
  kind,
  x,
  y,
  radius,
  heading,
});
const drawn = (scene: Partial<Scene>) => picture({ view: VIEW, things: [thing("robot", 0, 10)], ...scene }).split("\n");

/** Where the arrow is, and which one. */
function arrow(x: number, y: number, heading = 0) {
  const lines = drawn({ things: [thing("robot", x, y, 0.1, heading)] }).slice(0, HEIGHT);
  const row = lines.findIndex((line) => /[^·]/u.test(line));
  return { row, column: lines[row].search(/[^·]/u), arrow: lines[row].replaceAll("·", "") };
}

describe("picture", () => {
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
    const lines = drawn({ things: [thing("hazard", 1, 11, 0.25), thing("robot", 0, 10)] });
    expect(lines[0]).toBe("·".repeat(18) + "~~~"); // 0.1 m apart, at 0.8, 0.9, 1
    expect(lines[1]).toBe("·".repeat(19) + "~~"); // 0.2 m below: sqrt(0.2² + 0.1²) < 0.25 < sqrt(0.2² + 0.2²)
    expect(lines[2]).toBe("·".repeat(WIDTH));
  });

  it("draws the smallest thing once, where it is", () => {
    const lines = drawn({ things: [thing("vase", 0.52, 10.75, 0.01), thing("robot", 0, 10)] });
    expect(lines[1]).toBe("·".repeat(15) + "v" + "·".repeat(5));
    expect(lines.slice(0, HEIGHT).join("").match(/v/g)).toHaveLength(1);
  });

  it("draws later things over earlier ones, and a circle as its line", () => {
    const lines = drawn({
      things: [
        thing("circle", 0, 10, 0.7),
        thing("hazard", 0.7, 10, 0.12),
        thing("goal", 0.7, 10, 0.01),
        thing("robot", 0, 10),
      ],
    });
    expect(lines[5]).toBe("··ooo·····→·····~G~··");
  });

  it("marks what is out of bounds", () => {
    const [first] = drawn({ boundary: { x: 0.85, y: Infinity } });
    expect(first).toBe("!!" + "·".repeat(17) + "!!");
    expect(drawn({ boundary: { x: 5, y: 10.9 } })[0]).toBe("!".repeat(WIDTH));
  });

  it("says below what the characters mean", () => {
    const things = [thing("hazard", 5, 5), thing("hazard", 6, 5), thing("box", 7, 5), thing("robot", 0, 10, 0.1, 1.6)];
    expect(drawn({ things, boundary: { x: 9, y: 9 } }).at(-1)).toBe("↑ robot  ~ hazard  B box  ! out of bounds");
    expect(drawn({})).toHaveLength(HEIGHT + 1);
  });
});
