import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import type { Effect } from "../effects.ts";
import { elided, interval, signed } from "../format.ts";
import { color } from "../theme.ts";
import { domain, draw } from "./draw.ts";
import { reach } from "./outliers.ts";

/** One line of a forest plot. */
export interface Branch {
  readonly name: string;
  readonly effect: Effect;
}

const LABELS = 204; // pixels
const DIGIT = 6.3; // of the numbers, at most

/**
 * Effects with their intervals, one below the other, and the same in numbers.
 * Filled dots are effects that chance does not explain. What would squeeze all
 * others together ends in an arrow.
 */
export function forest(branches: readonly Branch[], decimals: number): Drawing {
  const whole = branches.filter(({ effect }) => Number.isFinite(effect.value));
  const [low, high] = range(whole.map(({ effect }) => effect));
  const held = (value: number) => Math.min(high, Math.max(low, value));
  const rows = whole.map(({ name, effect }) => ({
    name,
    value: held(effect.value),
    low: held(Number.isFinite(effect.low) ? effect.low : effect.value),
    high: held(Number.isFinite(effect.high) ? effect.high : effect.value),
    beyond: effect.value < low ? "◀" : effect.value > high ? "▶" : "",
    shown: effect.shown,
  }));
  const numbers = branches.map(({ effect }) =>
    `${signed(effect.value, decimals)} ${interval(effect, decimals, signed)}`.trimEnd(),
  );
  const marginRight = Math.max(148, 12 + DIGIT * Math.max(...numbers.map(({ length }) => length)));
  const names = branches.map(({ name }) => name);
  const ink = ({ shown }: { shown: boolean }) => (shown ? color("series") : color("muted"));
  return draw({
    width: 612,
    height: 30 + 21 * branches.length,
    marginLeft: LABELS,
    marginRight,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: [low, high], label: null },
    y: { domain: names, label: null, padding: 0.3 },
    marks: [
      Plot.gridX({ ticks: 5, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, label: null }),
      Plot.axisY({
        tickSize: 0,
        label: null,
        fill: color("ink"),
        fontSize: 11.5,
        tickFormat: (name: string) => elided(name, 31),
      }),
      Plot.ruleX([0], { stroke: color("faint"), strokeWidth: 1.2 }),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: ink, strokeWidth: 1.8 }),
      Plot.dot(
        rows.filter(({ beyond }) => !beyond),
        {
          y: "name",
          x: "value",
          r: 4,
          stroke: ink,
          strokeWidth: 1.6,
          fill: (d) => (d.shown ? ink(d) : color("paper")),
        },
      ),
      Plot.text(
        rows.filter(({ beyond }) => beyond),
        { y: "name", x: "value", text: "beyond", fill: ink, fontSize: 13 },
      ),
      Plot.text(branches, {
        y: "name",
        frameAnchor: "right",
        dx: marginRight - 4,
        textAnchor: "end",
        fontVariant: "tabular-nums",
        fill: color("muted"),
        text: numbers,
      }),
    ],
  });
}

/** From the least to the greatest end of an interval, zero included, but for effects far beyond all others. */
function range(effects: readonly Effect[]): number[] {
  const furthest = reach(effects.map(({ value }) => Math.abs(value)));
  const near = effects.filter(({ value }) => Math.abs(value) <= furthest);
  const ends = near.flatMap(({ value, low, high }) => [value, low, high]).filter(Number.isFinite);
  return domain(ends, [0, 0], [0]);
}
