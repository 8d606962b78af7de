import type { PointRobot } from "./pointRobot.ts";

/** The part of the plane that a picture shows: a square about (x, y), `reach` metres to each side. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

const WIDTH = 21;
const HEIGHT = 11;
const ARROWS = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];

/**
 * The world from above, 21 × 11 characters: an arrow for the robot, on the ground that `ground` draws. A robot out of
 * view is drawn at the edge.
 */
export function picture(robot: PointRobot, view: View, ground: (x: number, y: number) => string): string {
  const column = cell((robot.x - view.x) / view.reach, WIDTH);
  const row = cell((view.y - robot.y) / view.reach, HEIGHT);
  const octant = Math.round(robot.heading / (Math.PI / 4));
  const arrow = ARROWS[((octant % ARROWS.length) + ARROWS.length) % ARROWS.length];
  const lines = Array.from({ length: HEIGHT }, (_, i) =>
    Array.from({ length: WIDTH }, (__, j) => {
      if (i === row && j === column) return arrow;
      return ground(view.x + view.reach * center(j, WIDTH), view.y - view.reach * center(i, HEIGHT));
    }).join(""),
  );
  return lines.join("\n");
}

/** From [−1, 1] to the nearest of `count` cells. */
const cell = (place: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.round(((place + 1) / 2) * (count - 1))));

/** The middle of a cell, in [−1, 1]. */
const center = (index: number, count: number): number => (2 * index) / (count - 1) - 1;
