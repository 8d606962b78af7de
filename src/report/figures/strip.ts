import * as Plot from "@observablehq/plot";
import type { Estimate } from "../../stats/scores.ts";
import type { Drawing } from "../document.ts";
import { brief } from "../format.ts";
import { color } from "../theme.ts";
import { domain, draw, stacked } from "./draw.ts";

/** What came of one value of a knob, by one quantity. */
export interface StripPoint {
  readonly knobValue: number;
  readonly estimate: Estimate;
  readonly seeds: readonly number[]; // the runs' own values; NaN for a lost run
  readonly isMethod: boolean;
}

/** One quantity against the knob. */
export interface Strip {
  readonly title: string;
  readonly points: readonly StripPoint[];
  /** A dashed level line. */
  readonly limit?: number;
}

/** Values that span more than this ratio stand on a logarithmic axis. */
const WIDE = 12;

/** Quantities against a knob, one above the other: seeds, interquartile means and their intervals. */
export const strips = (all: readonly Strip[], knob: string): Drawing =>
  stacked(all.map((strip, i) => stripPlot(strip, i === all.length - 1 ? knob : "")));

function stripPlot({ title, points, limit }: Strip, knob: string): Drawing {
  const values = points.map(({ knobValue }) => knobValue);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const isWide = least > 0 && most / least > WIDE;
  const ends = points.flatMap(({ estimate, seeds }) => [estimate.low, estimate.high, ...seeds]);
  const dots = points.flatMap(({ knobValue, seeds }) =>
    seeds.filter(Number.isFinite).map((value) => [knobValue, value]),
  );
  const known = points.filter(({ estimate }) => Number.isFinite(estimate.value));
  const lost = points.filter(({ seeds }) => !seeds.every(Number.isFinite));
  const isLast = knob !== "";
  return draw({
    width: 300,
    height: isLast ? 180 : 152,
    marginLeft: 40,
    marginRight: 16,
    marginTop: 30,
    marginBottom: isLast ? 42 : 14,
    x: { type: isWide ? "log" : "linear", domain: padded(least, most, isWide), label: null },
    y: { domain: domain(ends, [0.02, 0.02], limit === undefined ? [] : [limit]), label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null }),
      Plot.axisX(isLast ? apart(values, isWide) : [], { tickSize: 0, label: null, tickFormat: brief }),
      Plot.text([title], { frameAnchor: "top-left", dx: -34, dy: -26, textAnchor: "start", fontWeight: 600 }),
      ...(isLast ? [Plot.text([knob], { frameAnchor: "bottom-right", dy: 36, fontWeight: 600 })] : []),
      ...(limit === undefined
        ? []
        : [Plot.ruleY([limit], { stroke: color("limit"), strokeWidth: 1.2, strokeDasharray: "5 3" })]),
      Plot.dot(dots, { clip: true, r: 1.9, dx: -7, fill: color("faint") }),
      Plot.line(known, { x: "knobValue", y: at("value"), clip: true, stroke: color("series"), strokeOpacity: 0.45 }),
      Plot.ruleX(
        known.filter(({ estimate }) => Number.isFinite(estimate.low)),
        { x: "knobValue", y1: at("low"), y2: at("high"), clip: true, stroke: color("series"), strokeWidth: 1.8 },
      ),
      Plot.dot(known, {
        x: "knobValue",
        y: at("value"),
        clip: true,
        r: 4,
        stroke: color("series"),
        strokeWidth: 1.6,
        fill: ({ isMethod }: StripPoint) => color(isMethod ? "series" : "paper"),
      }),
      Plot.text(lost, {
        x: "knobValue",
        frameAnchor: "top",
        dy: -8,
        text: ({ seeds }: StripPoint) => `${seeds.filter((value) => !Number.isFinite(value)).length} lost`,
        fill: color("limit"),
      }),
    ],
    color: { type: "identity" },
  });
}

const at = (end: keyof Estimate) => (point: StripPoint) => point.estimate[end];

/** The range of the knob with room at both ends for the dots. */
function padded(least: number, most: number, isWide: boolean): [number, number] {
  if (isWide) return [least * (least / most) ** 0.06, most * (most / least) ** 0.06];
  const room = 0.06 * (most - least);
  return [least - room, most + room];
}

/** The values that can be written below the axis without running into one another. */
function apart(values: readonly number[], isWide: boolean): number[] {
  const place = isWide ? Math.log : (value: number) => value;
  const span = place(values.at(-1)!) - place(values[0]);
  const shown: number[] = [];
  for (const value of values) {
    if (shown.length === 0 || place(value) - place(shown.at(-1)!) >= span / 7) shown.push(value);
  }
  return shown;
}
