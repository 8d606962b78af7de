import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { escaped } from "../dom.ts";
import { domain, draw, framed, moved } from "../figures/draw.ts";
import { categorical, color } from "../theme.ts";
import type { ComparedCurves } from "./curves.ts";

const WIDTH = 560; // pixels, as below
const HEIGHT = 300;
const LINE = 18;

/** How a contender is drawn: its color, and where there are more contenders than colors, broken lines. */
const ink = (i: number) => categorical[i % categorical.length];
const dash = (i: number) => ["", "6 3", "2 2"][Math.floor(i / categorical.length) % 3];

/** The medians of all contenders in one plot, each with its band from the least to the greatest of its seeds. */
export function curvesDrawing({ title, limit, curves }: ComparedCurves): Drawing {
  const drawn = curves.map((each, i) => ({ ...each, i })).filter(({ curves: { step } }) => step.length > 0);
  const medians = drawn.flatMap(({ curves: { median } }) => median);
  const bands = drawn.flatMap(({ curves: { low, high } }) => [...low, ...high]);
  const seen = [...(limit === undefined ? [] : [limit]), ...domain(medians, [0.02, 0.02])];
  const y = domain(bands, [0.05, 0.05], seen);
  const end = Math.max(1, ...drawn.map(({ curves: { step } }) => step.at(-1)!));
  const plot = draw({
    width: WIDTH,
    height: HEIGHT,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 24,
    marginBottom: 40,
    x: { domain: [0, end], label: null },
    y: { domain: y, label: null },
    marks: [
      Plot.gridY({ stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisX({ ticks: 5, tickSize: 0, label: null, tickFormat: "~s" }),
      Plot.axisY({ ticks: 6, tickSize: 0, label: null, tickFormat: "~s" }),
      Plot.text([title], { frameAnchor: "top-left", dx: -48, dy: -20, textAnchor: "start", fontWeight: 600 }),
      Plot.text(["environment steps"], { frameAnchor: "bottom-right", dy: 34, fontWeight: 600 }),
      ...drawn.map(({ curves: { step, low, high }, i }) =>
        Plot.areaY(step, { x: step, y1: low, y2: high, clip: true, fill: ink(i), fillOpacity: 0.13 }),
      ),
      ...drawn.map(({ curves: { step, median }, i, name }) =>
        Plot.line(step, {
          x: step,
          y: median,
          clip: true,
          stroke: ink(i),
          strokeWidth: 2,
          ...(dash(i) && { strokeDasharray: dash(i) }),
          title: () => name,
        }),
      ),
      ...(limit === undefined
        ? []
        : [Plot.ruleY([limit], { stroke: color("limit"), strokeWidth: 1.2, strokeDasharray: "5 3" })]),
    ],
  });
  return withLegend(
    plot,
    curves.map(({ name }) => name),
  );
}

/** A plot with the names of its lines below it, one a line, so that long ones can be read. */
function withLegend(plot: Drawing, names: readonly string[]): Drawing {
  const entries = names.map((name, i) => {
    const y = plot.height + LINE * (i + 0.5);
    const broken = dash(i) ? ` stroke-dasharray="${dash(i)}"` : "";
    return `<line x1="52" x2="76" y1="${y}" y2="${y}" stroke="${ink(i)}" stroke-width="2.4"${broken}/><text x="84" y="${y + 4}" font-size="12" fill="${color("ink")}">${escaped(name)}</text>`;
  });
  return framed(`${moved(plot, 0, 0)}${entries.join("")}`, plot.width, plot.height + LINE * names.length + 6);
}
