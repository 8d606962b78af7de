import * as Plot from "@observablehq/plot";
import type { Estimate } from "../../stats/scores.ts";
import type { Drawing } from "../document.ts";
import { brief } from "../format.ts";
import { color } from "../theme.ts";
import { draw, stacked } from "./draw.ts";

/** The share of runs at each of some thresholds, with its band. */
export interface Profile {
  readonly thresholds: readonly number[];
  readonly shares: readonly Estimate[];
}

/** One of the plots above one another. */
export interface ProfilePlot {
  readonly yTitle: string;
  readonly xTitle: string;
  readonly profile: Profile;
  /** That of the method, in gray. */
  readonly method: Profile | undefined;
  /** A dashed upright line. */
  readonly limit?: number;
}

/** Performance profiles of one variant, one above the other. */
export const profilePlots = (plots: readonly ProfilePlot[]): Drawing => stacked(plots.map(profilePlot));

function profilePlot({ yTitle, xTitle, profile, method, limit }: ProfilePlot): Drawing {
  const { thresholds, shares } = profile;
  const at = [...thresholds.keys()];
  const line = ({ shares: all }: Profile, options: object) =>
    Plot.line(all, { x: [...thresholds], y: "value", curve: "step-after", ...options });
  return draw({
    width: 300,
    height: 172,
    marginLeft: 40,
    marginRight: 10,
    marginTop: 22,
    marginBottom: 38,
    x: { domain: [thresholds[0], thresholds.at(-1)!], label: null },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridX({ ticks: 4, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.gridY({ ticks: 4, stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: 4, tickSize: 0, label: null, tickFormat: brief }),
      Plot.axisY({ ticks: 4, tickSize: 0, label: null, tickFormat: "~%" }),
      Plot.text([yTitle], { frameAnchor: "top-left", dx: -34, dy: -19, textAnchor: "start", fontWeight: 600 }),
      Plot.text([xTitle], { frameAnchor: "bottom-right", dy: 32, fontWeight: 600 }),
      ...(limit === undefined
        ? []
        : [Plot.ruleX([limit], { stroke: color("limit"), strokeWidth: 1.2, strokeDasharray: "5 3" })]),
      Plot.areaY(at, {
        x: (i: number) => thresholds[i],
        y1: (i: number) => shares[i].low,
        y2: (i: number) => shares[i].high,
        curve: "step-after",
        fill: color("series"),
        fillOpacity: 0.14,
      }),
      ...(method ? [line(method, { stroke: color("faint"), strokeWidth: 1.6 })] : []),
      line(profile, { stroke: color("series"), strokeWidth: 2 }),
    ],
  });
}
