import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { quantile } from "../../math/quantile.ts";
import { color } from "../theme.ts";
import { domain, draw } from "./draw.ts";
import { reach } from "./outliers.ts";

/** Where the final policies of one variant lie, one per seed. */
export interface Cloud {
  readonly name: string;
  readonly points: readonly { readonly seed: number; readonly cost: number; readonly episodeReturn: number }[];
  /** The method, a variant that the verdict warns of, or one of the others. */
  readonly role: "method" | "warned" | "other";
}

export interface TradeoffOptions {
  readonly costName: string;
  readonly costLimit: number;
  readonly frontier?: readonly (readonly [cost: number, episodeReturn: number])[] | undefined;
}

export interface Tradeoff {
  readonly drawing: Drawing;
  /** What lies so far off that it is not shown. */
  readonly outside: readonly { readonly name: string; readonly numPolicies: number }[];
}

const WIDTH = 640; // pixels, as everything below
const HEIGHT = 400;
const LINE = 14;
const MAX_LABELS = 8;

const inks = { method: color("series"), warned: color("limit"), other: color("faint") };

/** Return against cost: every seed's final policy, the limit, and where nothing better exists. */
export function tradeoff(
  clouds: readonly Cloud[],
  { costName, costLimit, frontier = [] }: TradeoffOptions,
): Tradeoff {
  // The method comes last, above the others.
  const all = [...clouds].reverse().flatMap(({ name, role, points }) => points.map((point) => ({ ...point, name, role })));
  const { x, y } = view(clouds, costLimit, frontier);
  const isInside = ({ cost, episodeReturn }: Cloud["points"][number]) => within(cost, x) && within(episodeReturn, y);
  const inside = all.filter(isInside);
  const outside = clouds
    .map(({ name, points }) => ({ name, numPolicies: points.filter((point) => !isInside(point)).length }))
    .filter(({ numPolicies }) => numPolicies > 0);
  const names = labels(clouds, x, y);
  const drawing = draw({
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 48,
    marginRight: 16,
    marginTop: 24,
    marginBottom: 40,
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
      ...(["start", "end"] as const).map((textAnchor) =>
        Plot.text(
          names.filter((label) => label.textAnchor === textAnchor),
          { x: "x", y: "y", text: "name", textAnchor, dx: textAnchor === "start" ? 8 : -8, dy: -9, fill: "fill", stroke: color("paper"), strokeWidth: 4, fontWeight: 600 },
        ),
      ),
    ],
    color: { type: "identity" },
  });
  return { drawing, outside };
}

type Point = Cloud["points"][number] & Pick<Cloud, "name" | "role">;

const within = (value: number, [low, high]: readonly number[]) => value >= low && value <= high;

/** Names beside the clouds that are spoken of, moved up and down until none covers another. */
function labels(clouds: readonly Cloud[], x: readonly number[], y: readonly number[]) {
  const spread = (LINE * (y[1] - y[0])) / (HEIGHT - 64); // in units of return
  const placed = clouds
    .filter(({ role }) => role !== "other")
    .map((cloud) => {
      const center = centerOf(cloud);
      const textAnchor = center.cost < (x[0] + x[1]) / 2 ? "start" : "end";
      return { name: cloud.name, x: center.cost, y: center.episodeReturn, fill: inks[cloud.role], textAnchor };
    })
    .filter((label) => within(label.x, x) && within(label.y, y))
    .slice(0, MAX_LABELS)
    .sort((a, b) => b.y - a.y);
  for (const [i, label] of placed.entries()) {
    const above = placed.slice(0, i).filter(({ textAnchor }) => textAnchor === label.textAnchor);
    label.y = Math.min(label.y, ...above.map((other) => other.y - spread));
  }
  return placed;
}

/** What the plot shows: all clouds but those far beyond the others, the limit, and the frontier up to there. */
function view(clouds: readonly Cloud[], costLimit: number, frontier: readonly (readonly [number, number])[]) {
  const centers = clouds.map(centerOf);
  const costReach = reach(centers.map(({ cost }) => Math.abs(cost - costLimit)));
  const returnReach = reach(centers.map(({ episodeReturn }) => Math.abs(episodeReturn - centers[0].episodeReturn)));
  const near = clouds.filter((_, i) => {
    const { cost, episodeReturn } = centers[i];
    return (
      Math.abs(cost - costLimit) <= costReach && Math.abs(episodeReturn - centers[0].episodeReturn) <= returnReach
    );
  });
  const points = near.flatMap((cloud) => cloud.points);
  const costs = points.map(({ cost }) => cost);
  const x = domain(costs, [0, 0], [0, costLimit]);
  const best = frontier.filter(([cost]) => cost <= x[1]).slice(-1);
  const returns = points.map(({ episodeReturn }) => episodeReturn);
  return { x, y: domain(returns, [0, 0], best.map(([, episodeReturn]) => episodeReturn)) };
}

const centerOf = ({ points }: Cloud) => ({
  cost: quantile(points.map(({ cost }) => cost), 0.5),
  episodeReturn: quantile(points.map(({ episodeReturn }) => episodeReturn), 0.5),
});
