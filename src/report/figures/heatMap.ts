import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { elided } from "../format.ts";
import { color } from "../theme.ts";
import { draw } from "./draw.ts";

/** One square: a bold line of text and smaller ones, and a shade that only repeats what they say. */
export interface Square {
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly detail: string;
  /** Cost in units of the limit: blue below 1, orange above; NaN leaves the square empty. */
  readonly ratio: number;
}

const LABELS = 190; // pixels, as below
const SQUARE = 104; // at least
const LETTER = 7; // of a column's title, at most
const LINE = 13; // of text

/** The deepest shade lets the text on it keep its contrast, on white and on black. */
const DEEPEST = 0.5;

/** Squares of a table, shaded by how a cost stands to its limit. */
export function heatMap(squares: readonly Square[], rows: readonly string[], columns: readonly string[]): Drawing {
  const height = LINE * (Math.max(1, ...squares.map(numLinesOf)) + 1) + 20;
  const width = Math.max(SQUARE, 10 + LETTER * Math.max(...columns.map(({ length }) => length)));
  return draw({
    width: LABELS + width * columns.length + 8,
    height: height * rows.length + 28,
    marginLeft: LABELS,
    marginRight: 8,
    marginTop: 24,
    marginBottom: 4,
    x: { domain: [...columns], label: null, padding: 0.03 },
    y: { domain: [...rows], label: null, padding: 0.06 },
    marks: [
      Plot.axisX({ anchor: "top", tickSize: 0, label: null, fill: color("ink"), fontSize: 11.5, fontWeight: 600 }),
      Plot.axisY({
        tickSize: 0,
        label: null,
        fill: color("ink"),
        fontSize: 11.5,
        tickFormat: (name: string) => elided(name, 29),
      }),
      Plot.cell(squares, {
        x: "column",
        y: "row",
        rx: 3,
        fill: ({ ratio }: Square) => color(ratio > 1 ? "limit" : "series"),
        fillOpacity: ({ ratio }: Square) => depth(ratio),
        stroke: color("rule"),
      }),
      ...texts(squares),
    ],
    color: { type: "identity" },
    opacity: { type: "identity" },
  });
}

/** The lines of each square, in its middle however many they are. */
function texts(squares: readonly Square[]) {
  const counts = [...new Set(squares.map(numLinesOf))];
  return counts.flatMap((count) => {
    const those = squares.filter((square) => numLinesOf(square) === count);
    const top = -(LINE * (count + 1)) / 2;
    const at = { x: "column", y: "row", fill: color("ink") };
    return [
      Plot.text(those, { ...at, text: "text", dy: top + 6, fontSize: 12.5, fontWeight: 600 }),
      Plot.text(those, { ...at, text: "detail", dy: top + 15, lineAnchor: "top", lineHeight: 1.2, fontSize: 10.5 }),
    ];
  });
}

const numLinesOf = ({ detail }: Square): number => detail.split("\n").length;

/** How deep a shade: none at the limit, the deepest at twice it or at nothing of it. */
const depth = (ratio: number): number => (Number.isNaN(ratio) ? 0 : DEEPEST * Math.min(1, Math.abs(ratio - 1)));
