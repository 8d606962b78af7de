import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { color } from "../theme.ts";
import type { Cloud, Place } from "./cloud.ts";
import { draw } from "./draw.ts";
import { labels, type Label } from "./labels.ts";
import { view, within } from "./view.ts";

export interface TradeoffOptions {
  readonly costName: string;
  readonly costLimit: number;
  readonly frontier?: readonly (readonly [cost: number, episodeReturn: number])[] | undefined;
}

export interface Tradeoff {
  readonly drawing: Drawing;
  /** What lies so far off that it is not shown. */
  readonly outside: readonly string[];
  /** As what the points are drawn that are shown. */
  readonly roles: ReadonlySet<Cloud["role"]>;
}

const WIDTH = 640; // pixels, as everything below
const HEIGHT = 400;
const TOP = 24;
const BOTTOM = 40;

const inks = { method: color("series"), warned: color("limit"), other: color("faint") };

/** Return against cost: every seed's final policy, the limit, and where nothing better exists. */
export function tradeoff(clouds: readonly Cloud[], { costName, costLimit, frontier = [] }: TradeoffOptions): Tradeoff {
  // The method comes last, above the others.
  const all = clouds
    .toReversed()
    .flatMap(({ name, role, points }) => points.map((point) => ({ ...point, name, role })));
  const { x, y } = view(clouds, costLimit, frontier);
  const isInside = ({ cost, episodeReturn }: Place) => within(cost, x) && within(episodeReturn, y);
  const inside = all.filter(isInside);
  const outside = clouds.filter(({ points }) => !points.every(isInside)).map(({ name }) => name);
  const names = labels(
    clouds.filter(({ role }) => role !== "other"),
    { x, y },
    HEIGHT - TOP - BOTTOM,
  );
  const drawing = draw({
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 48,
    marginRight: 16,
    marginTop: TOP,
    marginBottom: BOTTOM,
    x: { domain: x, label: null },
    y: { domain: y, label: null },
    marks: [
      Plot.gridX({ stroke: color("rule"), strokeOpacity: 1 }),
      Plot.gridY({ stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisX({ tickSize: 0, label: null }),
      Plot.axisY({ tickSize: 0, label: null }),
      Plot.text(["return"], { frameAnchor: "top-left", dx: -44, dy: -20, textAnchor: "start", fontWeight: 600 }),
      Plot.text([costName], { frameAnchor: "bottom-right", dy: 34, fontWeight: 600 }),
      Plot.line(frontier, { clip: true, stroke: color("optimum"), strokeWidth: 1.6 }),
      Plot.ruleX([costLimit], { stroke: color("limit"), strokeWidth: 1.4, strokeDasharray: "5 3" }),
      // Names lie below the points, of which none may be hidden.
      ...(["start", "end"] as const).map((textAnchor) =>
        Plot.text(
          names.filter((label) => label.textAnchor === textAnchor),
          {
            x: "x",
            y: "y",
            text: "name",
            textAnchor,
            dx: textAnchor === "start" ? 8 : -8,
            // Return rises with cost: below to the right and above to the left of a point there is room.
            dy: textAnchor === "start" ? 11 : -9,
            fill: ({ role }: Label) => inks[role],
            stroke: color("paper"),
            strokeWidth: 4,
            fontWeight: 600,
          },
        ),
      ),
      ...(["other", "warned", "method"] as const).map((role) =>
        Plot.dot(
          inside.filter((point) => point.role === role),
          {
            x: "cost",
            y: "episodeReturn",
            r: role === "method" ? 5 : 3.8,
            symbol: role === "warned" ? "triangle" : "circle",
            fill: inks[role],
            fillOpacity: 0.8,
            stroke: color("paper"),
            strokeWidth: 0.7,
            title: ({ name, seed }: Point) => `${name}, seed ${seed}`,
          },
        ),
      ),
    ],
    color: { type: "identity" },
  });
  return { drawing, outside, roles: new Set(inside.map(({ role }) => role)) };
}

type Point = Place & Pick<Cloud, "name" | "role">;
