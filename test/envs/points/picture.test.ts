import { describe, expect, it } from "vitest";
import { picture } from "../../../envs/points/picture.ts";
import { pointRobot } from "../../../envs/points/pointRobot.ts";

const VIEW = { x: 0, y: 10, reach: 1 };

/** Where the arrow is, and which one, on a blank ground. */
function arrow(x: number, y: number, heading = 0) {
  const lines = picture(pointRobot(x, y, heading), VIEW, () => " ").split("\n");
  const row = lines.findIndex((line) => line.trim() !== "");
  return { row, column: lines[row].search(/\S/u), arrow: lines[row].trim() };
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

  it("asks for the ground at the middle of each character", () => {
    const lines = picture(pointRobot(0, 10, 0), VIEW, (x, y) => (x > 0.95 && y > 10.9 ? "#" : " ")).split("\n");
    expect(lines[0]).toBe(" ".repeat(20) + "#");
    expect(lines[1]).toBe(" ".repeat(21));
  });
});
