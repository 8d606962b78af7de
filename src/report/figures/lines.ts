import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { brief } from "../format.ts";
import { color } from "../theme.ts";
import type { Cloud } from "./cloud.ts";
import { draw } from "./draw.ts";

/** One line of a plot in which variants are told apart by what the verdict says of them. */
export interface Line {
  readonly name: string;
  readonly role: Cloud["role"];
  readonly points: readonly (readonly [x: number, y: number])[];
  /** A place on the x axis that a triangle points to. */
  readonly mark?: number;
}

/** What lines are drawn in: axes, and what they are held against. */
export interface LinesOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** A dashed upright line. */
  readonly limit?: number;
  /** Whether a point's height holds up to the next point, as in a distribution, or changes evenly towards it. */
  readonly curve: "step-after" | "linear";
}

const inks = { method: color("series"), warned: color("limit"), other: color("faint") };
const widths = { method: 2.2, warned: 1.4, other: 1 };

/** Lines in three colors: the method's, those of variants that the verdict warns of, all others. */
export function lines(all: readonly Line[], { xTitle, yTitle, x, y, limit, curve }: LinesOptions): Drawing {
  return draw({
    width: 440,
    height: 300,
    marginLeft: 52,
    marginRight: 16,
    marginTop: 24,
    marginBottom: 40,
    x: { domain: [...x], label: null },
    y: { domain: [...y], label: null },
    marks: [
      Plot.gridX({ ticks: 5, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.gridY({ ticks: 5, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, label: null, tickFormat: brief }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: brief }),
      Plot.text([yTitle], { frameAnchor: "top-left", dx: -48, dy: -20, textAnchor: "start", fontWeight: 600 }),
      Plot.text([xTitle], { frameAnchor: "bottom-right", dy: 34, fontWeight: 600 }),
      ...(limit === undefined ? [] : [Plot.ruleX([limit], { stroke: color("limit"), strokeDasharray: "5 3" })]),
      ...(["other", "warned", "method"] as const).flatMap((role) =>
        all
          .filter((line) => line.role === role)
          .map(({ name, points }) =>
            Plot.line(points, { clip: true, curve, stroke: inks[role], strokeWidth: widths[role], title: () => name }),
          ),
      ),
      Plot.dot(
        all.filter(({ mark }) => mark !== undefined && mark <= x[1]),
        {
          x: "mark",
          y: y[0],
          symbol: "triangle",
          r: 4.5,
          dy: -4,
          fill: ({ role }: Line) => inks[role],
          stroke: color("paper"),
          strokeWidth: 0.8,
          sort: ({ role }: Line) => ["other", "warned", "method"].indexOf(role),
          title: "name",
        },
      ),
    ],
    color: { type: "identity" },
    symbol: { type: "identity" },
  });
}
