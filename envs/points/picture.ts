import type { Scene, Thing, ThingKind } from "./scene.ts";

const WIDTH = 21;
const HEIGHT = 11;
const ARROWS = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];
const GROUND = "·";
const BEYOND = "!";
const RING = 0.15; // half the breadth of a circle's line, m

const GLYPHS: Readonly<Record<Exclude<ThingKind, "robot">, string>> = {
  circle: "o",
  hazard: "~",
  button: "b",
  goal: "G",
  pillar: "#",
  vase: "v",
  gremlin: "g",
  box: "B",
};

/**
 * A scene from above, 21 × 11 characters, and below it what they mean. An arrow is the robot, which is drawn at the
 * edge when it is out of view.
 */
export function picture({ view, boundary, things }: Scene): string {
  const robot = things.at(-1)!;
  const { reach } = view;
  const [cellWidth, cellHeight] = [(2 * reach) / (WIDTH - 1), (2 * reach) / (HEIGHT - 1)];
  const column = cell((robot.x - view.x) / reach, WIDTH);
  const row = cell((view.y - robot.y) / reach, HEIGHT);
  const arrow = arrowOf(robot);

  /** Whether a thing is to be drawn at (x, y), if only because its center is nearest to there. */
  function covers(thing: Thing, x: number, y: number): boolean {
    const [dx, dy] = [x - thing.x, y - thing.y];
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (thing.kind === "circle") return Math.abs(distance - thing.radius) < RING;
    return distance <= thing.radius || (Math.abs(dx) <= cellWidth / 2 && Math.abs(dy) <= cellHeight / 2);
  }
  function glyphAt(x: number, y: number): string {
    const thing = things.findLast((each) => each !== robot && covers(each, x, y));
    if (thing) return GLYPHS[thing.kind as keyof typeof GLYPHS];
    return boundary && (Math.abs(x) > boundary.x || Math.abs(y) > boundary.y) ? BEYOND : GROUND;
  }

  const lines = Array.from({ length: HEIGHT }, (_, i) =>
    Array.from({ length: WIDTH }, (__, j) =>
      i === row && j === column
        ? arrow
        : glyphAt(view.x + reach * center(j, WIDTH), view.y - reach * center(i, HEIGHT)),
    ).join(""),
  );
  return [...lines, legend(arrow, boundary !== undefined, things)].join("\n");
}

function legend(arrow: string, bounded: boolean, things: readonly Thing[]): string {
  const kinds = [...new Set(things.map(({ kind }) => kind))].filter((kind) => kind !== "robot");
  const entries = [`${arrow} robot`, ...kinds.map((kind) => `${GLYPHS[kind]} ${kind}`)];
  return [...entries, ...(bounded ? [`${BEYOND} out of bounds`] : [])].join("  ");
}

function arrowOf({ heading }: Thing): string {
  const octant = Math.round(heading / (Math.PI / 4));
  return ARROWS[((octant % ARROWS.length) + ARROWS.length) % ARROWS.length];
}

/** From [−1, 1] to the nearest of `count` cells. */
const cell = (place: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.round(((place + 1) / 2) * (count - 1))));

/** The middle of a cell, in [−1, 1]. */
const center = (index: number, count: number): number => (2 * index) / (count - 1) - 1;
