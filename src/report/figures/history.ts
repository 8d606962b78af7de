import * as Plot from "@observablehq/plot";
import type { Curves, Quantity } from "../curves.ts";
import type { Drawing } from "../document.ts";
import { brief, number } from "../format.ts";
import { color, type Color } from "../theme.ts";
import { domain, draw, stacked } from "./draw.ts";
import { near, VERY_FAR } from "./outliers.ts";

/** A value that a curve is held against. */
export interface Rule {
  readonly value: number;
  readonly color: Color;
}

/** One quantity through training, drawn for each variant at the same scale. */
export interface Track {
  readonly quantity: Quantity;
  readonly rules: readonly Rule[];
  /** The share of the values at either end that may be cut off, so that the rest can be seen. */
  readonly cut: readonly [number, number];
  /** Square roots show early peaks and where a multiplier settles far below them in one picture; values are at least 0. */
  readonly scale: "linear" | "sqrt";
  readonly height: number;
}

const WIDTH = 300;

/** Draws the training of one variant: a plot for each quantity, one above the other, before the method's in gray. */
export function historyDrawer(tracks: readonly Track[], algorithms: readonly string[]): (algorithm: string) => Drawing {
  const prepared = tracks.map((track) => {
    const curves = new Map(algorithms.map((name) => [name, track.quantity.curves(name)]));
    const values = near(
      [...curves.values()].map(({ runs }) => runs.flatMap(({ value }) => value)),
      track.cut,
      VERY_FAR,
    ).flat();
    const seen = track.rules.map(({ value }) => value);
    const [low, high] = domain(values, [0, 0], seen);
    return { ...track, curves, y: [track.scale === "sqrt" ? 0 : low, high] };
  });
  const end = Math.max(...prepared.flatMap(({ curves }) => [...curves.values()].map(({ step }) => step.at(-1) ?? 0)));
  return (algorithm) =>
    stacked(
      prepared.map(({ quantity, rules, height, scale, curves, y }, i) => {
        const isLast = i === prepared.length - 1;
        const ticks = scale === "sqrt" ? 2 : Math.round(height / 25);
        return draw({
          width: WIDTH,
          height: height + (isLast ? 30 : 12),
          marginLeft: 40,
          marginRight: 10,
          marginTop: 18,
          marginBottom: isLast ? 28 : 10,
          x: { domain: [0, end] },
          y: { type: scale, domain: y, label: null },
          marks: [
            Plot.gridY({ ticks, stroke: color("rule"), strokeOpacity: 1 }),
            Plot.axisY({ ticks, tickSize: 0, label: null }),
            Plot.axisX({ ticks: isLast ? 4 : 0, tickFormat: brief, tickSize: 0, label: null }),
            Plot.text([quantity.title], { frameAnchor: "top-left", dx: -34, dy: -16, fontWeight: 600 }),
            ...lines(curves.get(algorithm)!, algorithm === algorithms[0] ? undefined : curves.get(algorithms[0])),
            ...ending(curves.get(algorithm)!, y),
            ...rules.map((rule) =>
              Plot.ruleY([rule.value], { stroke: color(rule.color), strokeWidth: 1.2, strokeDasharray: dash(rule) }),
            ),
          ],
        });
      }),
    );
}

/** Where a curve ends, if it ends out of sight. */
function ending({ median }: Curves, [low, high]: readonly number[]) {
  const end = median.findLast(Number.isFinite) ?? low;
  if (end >= low && end <= high) return [];
  const frameAnchor = end < low ? "bottom-right" : "top-right";
  const text = `${end < low ? "▼" : "▲"} ends at ${number(end)}`;
  return [Plot.text([text], { frameAnchor, dx: -4, dy: end < low ? -5 : 5, fill: color("limit") })];
}

const dash = (rule: Rule) => (rule.color === "optimum" ? "1.5 2.5" : "5 3");

function lines({ step, runs, median, low, high }: Curves, method: Curves | undefined) {
  const line = (value: readonly number[], at: readonly number[], options: object) =>
    Plot.line(at, { x: at, y: value, clip: true, ...options });
  return [
    Plot.areaY(step, { x: step, y1: low, y2: high, clip: true, fill: color("series"), fillOpacity: 0.1 }),
    ...runs.map(({ value }) => line(value, step, { stroke: color("series"), strokeWidth: 0.6, strokeOpacity: 0.55 })),
    ...(method ? [line(method.median, method.step, { stroke: color("faint"), strokeWidth: 1.6 })] : []),
    line(median, step, { stroke: color("series"), strokeWidth: 2 }),
  ];
}
