import type { Role, Scene, Shape, View } from "./scene.ts";

export interface SceneTextOptions {
  /** The size of the picture; a grid has one character per cell whatever is said here. */
  readonly columns?: number;
  readonly rows?: number;
  /** What stands between the cells of a grid. */
  readonly gap?: string;
  /** Puts color on a character. */
  readonly paint?: (text: string, role: Role | "beyond") => string;
}

const ARROWS = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"];
const GROUND = "·";
const BEYOND = "!";
const LINE = 0.15; // half the breadth of a line

const GLYPHS: Readonly<Record<Role, string>> = {
  robot: "→",
  agent: "@",
  goal: "G",
  hazard: "~",
  vase: "v",
  pillar: "#",
  button: "b",
  gremlin: "g",
  box: "B",
  circle: "o",
  wall: "█",
  start: "S",
  tile: "▫",
};

/**
 * A scene from above as characters, below it what they mean, and then its own words. The last shape, which is the
 * robot or the agent, is drawn at the edge when it is out of view.
 */
export function sceneText(scene: Scene, options: SceneTextOptions = {}): string {
  const { view, shapes, bounds, text = "" } = scene;
  if (shapes.length === 0) return text;
  const isGrid = shapes.some(({ form }) => form === "cell");
  const { paint = (sign: string) => sign } = options;
  const gap = isGrid ? (options.gap ?? "") : "";
  const [columns, rows] = isGrid ? [view.width, view.height] : [options.columns ?? 21, options.rows ?? 11];
  const self = shapes[shapes.length - 1];
  const lattice = latticeOf(view, columns, rows, isGrid);
  const [selfColumn, selfRow] = lattice.nearest(self);

  function signAt(column: number, row: number): string {
    if (column === selfColumn && row === selfRow) return paint(glyphOf(self), self.role);
    const [x, y] = [lattice.x(column), lattice.y(row)];
    const shape = shapes.findLast((each) => each !== self && covers(each, x, y, lattice));
    if (shape) return paint(glyphOf(shape), shape.role);
    const isBeyond = bounds && (Math.abs(x) > bounds.x || Math.abs(y) > bounds.y);
    return isBeyond ? paint(BEYOND, "beyond") : GROUND;
  }

  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => signAt(column, row)).join(gap),
  );
  return [...lines, legend(scene, paint), ...(text ? [text] : [])].join("\n");
}

/** The places of the characters in the plane. */
interface Lattice {
  readonly width: number; // of a character
  readonly height: number;
  x(column: number): number;
  y(row: number): number;
  nearest(shape: Shape): [column: number, row: number];
}

/** Cells of a grid lie side by side; else the outermost characters lie on the edge of the view. */
function latticeOf(view: View, columns: number, rows: number, isGrid: boolean): Lattice {
  const steps = isGrid ? 0 : 1;
  const [width, height] = [view.width / Math.max(1, columns - steps), view.height / Math.max(1, rows - steps)];
  const left = view.x - (width * (columns - 1)) / 2;
  const top = view.y + (height * (rows - 1)) / 2;
  const index = (place: number, count: number) => Math.min(count - 1, Math.max(0, Math.round(place)));
  return {
    width,
    height,
    x: (column) => left + column * width,
    y: (row) => top - row * height,
    nearest: ({ x, y }) => [index((x - left) / width, columns), index((top - y) / height, rows)],
  };
}

/** Whether a shape is to be drawn at (x, y), if only because its middle is nearest to there. */
function covers(shape: Shape, x: number, y: number, { width, height }: Lattice): boolean {
  const { form, size, heading = 0 } = shape;
  const [dx, dy] = [x - shape.x, y - shape.y];
  const distance = Math.sqrt(dx * dx + dy * dy);
  if (form === "ring") return Math.abs(distance - size) < LINE;
  const [along, across] = [
    Math.abs(dx * Math.cos(heading) + dy * Math.sin(heading)),
    Math.abs(dy * Math.cos(heading) - dx * Math.sin(heading)),
  ];
  if (form === "line") return along <= size && across < LINE;
  const isNearest = Math.abs(dx) <= width / 2 && Math.abs(dy) <= height / 2;
  return isNearest || (form === "box" ? along <= size && across <= size : form !== "cell" && distance <= size);
}

function glyphOf({ form, role, label, heading = 0 }: Shape): string {
  if (label) return [...label][0];
  if (form !== "robot") return GLYPHS[role];
  const octant = Math.round(heading / (Math.PI / 4));
  return ARROWS[((octant % ARROWS.length) + ARROWS.length) % ARROWS.length];
}

/** What each sign means, but for those of tiles, which mean what the environment says of them. */
function legend({ shapes, bounds }: Scene, paint: NonNullable<SceneTextOptions["paint"]>): string {
  const others = shapes.slice(0, -1).filter(({ role }) => role !== "tile");
  const all = [shapes[shapes.length - 1], ...others].map((shape) => [glyphOf(shape), shape.role] as const);
  const entries = new Map(all.map(([glyph, role]) => [`${glyph} ${role}`, `${paint(glyph, role)} ${role}`]));
  return [...entries.values(), ...(bounds ? [`${paint(BEYOND, "beyond")} out of bounds`] : [])].join("  ");
}
