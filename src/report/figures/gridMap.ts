import type { Role } from "../../env/scene.ts";
import type { MapRecord, PolicyRecord } from "../../experiments/record.ts";
import type { Drawing } from "../document.ts";
import { escaped } from "../dom.ts";
import { px } from "../scene/shapeSvg.ts";
import { color, type Color } from "../theme.ts";
import { framed } from "./draw.ts";

const LONGEST = 260; // pixels of the longer edge, as everything below
const LARGEST_CELL = 44;
/** Where a policy takes fewer steps of an episode than this, its arrows are of no consequence. */
export const SELDOM = 0.01;
/** Actions that are less likely are not drawn. */
export const UNLIKELY = 0.05;
/** How strong the shade of a cell is from which an episode takes one step or more. */
const SHADE = 0.55;
const LEVELS = 8; // of shades, and of arrows

const inks: Partial<Record<Role, Color>> = { hazard: "limit", goal: "optimum", start: "muted" };

/** A policy on its map: the busier a cell the darker its shade, the likelier an action the longer and darker its arrow. */
export function gridMap({ rows, roles, cells, moves }: MapRecord, { probabilities, visits }: PolicyRecord): Drawing {
  const numColumns = [...rows[0]].length;
  const edge = Math.min(LARGEST_CELL, Math.floor(LONGEST / Math.max(rows.length, numColumns)));
  const [width, height] = [edge * numColumns, edge * rows.length];
  const corner = (cell: number) => [edge * (cell % numColumns), edge * Math.floor(cell / numColumns)] as const;
  const square = (cell: number, inset = 0) => {
    const [x, y] = corner(cell);
    return `M${px(x + inset)} ${px(y + inset)}h${px(edge - 2 * inset)}v${px(edge - 2 * inset)}h${px(2 * inset - edge)}z`;
  };

  const shades = byLevel(
    [...cells].flatMap((cell, state) => {
      const level = Math.round(LEVELS * Math.sqrt(Math.min(1, visits[state])));
      return level > 0 ? [[level, square(cell)] as const] : [];
    }),
  ).map(
    ([level, path]) =>
      `<path d="${path}" fill="${color("series")}" fill-opacity="${rounded((SHADE * level) / LEVELS)}"/>`,
  );
  const arrows = byLevel(
    [...cells].flatMap((cell, state) => {
      if (visits[state] < SELDOM) return [];
      const [x, y] = corner(cell);
      return moves.flatMap(([down, right], action) => {
        const share = probabilities[state * moves.length + action];
        if (share < UNLIKELY) return [];
        return [[Math.ceil(LEVELS * share), arrow(x + edge / 2, y + edge / 2, right, down, edge, share)] as const];
      });
    }),
  ).map(([level, path]) => `<path d="${path}" stroke-opacity="${rounded(0.2 + (0.8 * level) / LEVELS)}"/>`);

  const tiles = rows.flatMap((row, i) => [...row].map((sign, j) => ({ sign, cell: i * numColumns + j })));
  const signs = tiles.flatMap(({ sign, cell }) => {
    const role = roles[sign];
    if (role === undefined) return [];
    if (role === "wall") return [`<path d="${square(cell)}" fill="${color("faint")}"/>`];
    const [x, y] = corner(cell);
    const ink = color(inks[role] ?? "faint");
    const size = Math.max(7, 0.3 * edge);
    const letter = `<text x="${px(x + 3)}" y="${px(y + 2 + size * 0.85)}" font-size="${px(size)}" font-weight="700" fill="${ink}">${escaped(sign)}</text>`;
    return [`<path d="${square(cell, 1.25)}" fill="none" stroke="${ink}" stroke-width="1.5"/>${letter}`];
  });
  const lines = [
    ...Array.from({ length: numColumns + 1 }, (_, j) => `M${j * edge} 0V${height}`),
    ...Array.from({ length: rows.length + 1 }, (_, i) => `M0 ${i * edge}H${width}`),
  ];
  return framed(
    [
      `<path d="${lines.join("")}" stroke="${color("rule")}"/>`,
      ...shades,
      ...signs,
      `<g fill="none" stroke="${color("ink")}" stroke-width="${px(Math.max(1.1, edge / 22))}" stroke-linecap="round" stroke-linejoin="round">${arrows.join("")}</g>`,
    ].join(""),
    width,
    height,
  );
}

/** An arrow from the middle of a cell, as long as it is likely. */
function arrow(x: number, y: number, right: number, down: number, edge: number, share: number): string {
  const length = edge * (0.14 + 0.3 * share);
  const head = edge * (0.06 + 0.08 * share);
  const [tipX, tipY] = [x + right * length, y + down * length];
  // Both barbs of the head go back along the arrow and to either side of it.
  const barb = (side: number) =>
    `${px(tipX - right * head - side * down * head)} ${px(tipY - down * head + side * right * head)}`;
  return `M${px(x)} ${px(y)}L${px(tipX)} ${px(tipY)}M${barb(1)}L${px(tipX)} ${px(tipY)}L${barb(-1)}`;
}

/** Paths that look alike, as one. */
function byLevel(paths: readonly (readonly [level: number, path: string])[]): (readonly [number, string])[] {
  return Array.from({ length: LEVELS }, (_, i): readonly [number, string] => [
    i + 1,
    paths.flatMap(([level, path]) => (level === i + 1 ? [path] : [])).join(""),
  ]).filter(([, path]) => path !== "");
}

const rounded = (x: number): string => String(Math.round(x * 100) / 100);
