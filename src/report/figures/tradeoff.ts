import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { quantile } from "../../math/quantile.ts";
import { color } from "../theme.ts";
import { domain, draw } from "./draw.ts";

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

const WIDTH = 640; // pixels, as everything below
const HEIGHT = 400;
const LINE = 14;
const MAX_LABELS = 8;

const inks = { method: color("series"), warned: color("limit"), other: color("faint") };

/** Return against cost: every seed's final policy, the limit, and where nothing better exists. */
export function tradeoff(
  clouds: readonly Cloud[],
  { costName, costLimit, frontier = [] }: TradeoffOptions,
): { drawing: Drawing; numOutside: number } {
  // The method comes last, above the others.
  const all = [...clouds].reverse().flatMap(({ name, role, points }) => points.map((point) => ({ ...point, name, role })));
  const method = all.filter(({ role }) => role === "method");
  const x = domain(all.map(({ cost }) => cost), [0, 0.02], [0, costLimit]);
  const inView = frontier.filter(([cost]) => cost >= x[0] && cost <= x[1]);
  const best = inView.slice(-1).map(([, episodeReturn]) => episodeReturn);
  const y = domain(all.map(({ episodeReturn }) => episodeReturn), [0.08, 0], [...best, ...method.map((d) => d.episodeReturn)]);
  const inside = all.filter((d) => within(d.cost, x) && within(d.episodeReturn, y));
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
          { x: "x", y: "y", text: "name", textAnchor, dx: textAnchor === "start" ? 9 : -9, fill: "fill", stroke: color("paper"), strokeWidth: 4, fontWeight: 600 },
        ),
      ),
    ],
    color: { type: "identity" },
  });
  return { drawing, numOutside: all.length - inside.length };
}

type Point = Cloud["points"][number] & Pick<Cloud, "name" | "role">;

const within = (value: number, [low, high]: readonly number[]) => value >= low && value <= high;

/** Names beside the clouds that are spoken of, moved up and down until none covers another. */
function labels(clouds: readonly Cloud[], x: readonly number[], y: readonly number[]) {
  const line = (LINE * (y[1] - y[0])) / (HEIGHT - 64); // in units of return
  const placed = clouds
    .filter(({ role, points }) => role !== "other" && points.length > 0)
    .slice(0, MAX_LABELS)
    .map(({ name, role, points }) => {
      const cost = held(median(points.map((point) => point.cost)), x);
      return {
        name,
        x: cost,
        y: held(median(points.map(({ episodeReturn }) => episodeReturn)), y),
        fill: inks[role],
        textAnchor: cost < (x[0] + x[1]) / 2 ? "start" : "end",
      };
    })
    .sort((a, b) => b.y - a.y);
  for (const [i, label] of placed.entries()) {
    const above = placed.slice(0, i).filter(({ textAnchor }) => textAnchor === label.textAnchor);
    label.y = Math.min(label.y, ...above.map((other) => other.y - line));
  }
  return placed;
}

const held = (value: number, [low, high]: readonly number[]) => Math.min(high, Math.max(low, value));
const median = (values: readonly number[]) => quantile(values, 0.5);
