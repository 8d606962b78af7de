import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { brief, number } from "../format.ts";
import type { Path, Phase } from "../phases.ts";
import { color } from "../theme.ts";
import { domain, draw } from "./draw.ts";
import { near, VERY_FAR } from "./outliers.ts";
import { within } from "./view.ts";

/** What phase portraits of a constraint are held against. */
export interface PhaseOptions {
  readonly costName: string;
  /** Where the multiplier should settle, if that is known. */
  readonly expected: number | undefined;
}

/** Draws phase portraits of several variants at one scale: violation to the right, multiplier upwards. */
export function phaseDrawer(all: readonly Phase[], { costName, expected }: PhaseOptions): (phase: Phase) => Drawing {
  const range = (coordinate: 0 | 1, seen: readonly number[]) => {
    const paths = all.map(({ runs }) => runs.flat().map((point) => point[coordinate]));
    return domain(near(paths, [0, 0], VERY_FAR).flat(), [0, 0], seen);
  };
  const x = range(0, [0]);
  const y = [0, range(1, [0, expected ?? 0])[1]];
  return ({ runs, median }) =>
    draw({
      width: 300,
      height: 230,
      marginLeft: 40,
      marginRight: 10,
      marginTop: 18,
      marginBottom: 38,
      x: { domain: x, label: null },
      y: { type: "sqrt", domain: y, label: null },
      marks: [
        Plot.gridX({ ticks: 4, stroke: color("rule"), strokeOpacity: 1 }),
        Plot.gridY({ ticks: 5, stroke: color("rule"), strokeOpacity: 1 }),
        Plot.axisX({ ticks: 4, tickSize: 0, label: null, tickFormat: brief }),
        Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: brief }),
        Plot.text(["λ"], { frameAnchor: "top-left", dx: -34, dy: -16, fontWeight: 600 }),
        Plot.text([`${costName} above the limit`], { frameAnchor: "bottom-right", dy: 32, fontWeight: 600 }),
        Plot.ruleX([0], { stroke: color("limit"), strokeWidth: 1.2, strokeDasharray: "5 3" }),
        ...(expected === undefined
          ? []
          : [Plot.ruleY([expected], { stroke: color("optimum"), strokeWidth: 1.2, strokeDasharray: "1.5 2.5" })]),
        ...runs.map((path) =>
          Plot.line(path, { clip: true, stroke: color("series"), strokeWidth: 0.6, strokeOpacity: 0.4 }),
        ),
        Plot.line(median, { clip: true, stroke: color("series"), strokeWidth: 1.8 }),
        ...ends(median, x, y),
      ],
    });
}

/** A hollow dot where the path begins and a filled one where it ends, held at the edge where that is out of sight. */
function ends(median: Path, x: readonly number[], y: readonly number[]) {
  if (median.length === 0) return [Plot.text(["no run has a number"], { frameAnchor: "middle" })];
  const held = (value: number, [low, high]: readonly number[]) => Math.min(high, Math.max(low, value));
  const dot = ([violation, multiplier]: Path[number], fill: string) =>
    Plot.dot([[held(violation, x), held(multiplier, y)]], {
      r: 4,
      fill,
      stroke: color("series"),
      strokeWidth: 1.6,
    });
  const [violation, multiplier] = median.at(-1)!;
  const isOutside = !within(violation, x) || !within(multiplier, y);
  const text = `ends at ${number(violation)}, λ = ${number(multiplier)}`;
  return [
    dot(median[0], color("paper")),
    dot(median.at(-1)!, color("series")),
    ...(isOutside ? [Plot.text([text], { frameAnchor: "top-right", dx: -8, dy: 6, fill: color("limit") })] : []),
  ];
}
