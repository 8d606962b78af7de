import * as Plot from "@observablehq/plot";
import type { Distance } from "../convergence.ts";
import type { Drawing } from "../document.ts";
import { brief } from "../format.ts";
import { color } from "../theme.ts";
import type { Cloud } from "./cloud.ts";
import { draw } from "./draw.ts";

/** How many powers of ten are shown below the greatest value. */
const DECADES = 4;

const inks = { method: color("series"), warned: color("limit"), other: color("faint") };
const widths = { method: 2, warned: 1.4, other: 1 };

/**
 * A distance over training on a logarithmic scale: the median of every variant, and of the method every seed. Some
 * median has to be above 0.
 */
export function convergence({ curves }: Distance, roleOf: (algorithm: string) => Cloud["role"]): Drawing {
  const all = [...curves].map(([name, its]) => ({ name, role: roleOf(name), ...its }));
  const positive = all.flatMap(({ median }) => median).filter((value) => value > 0 && value < Infinity);
  const top = Math.ceil(Math.log10(Math.max(...positive)));
  const bottom = Math.max(top - DECADES, Math.floor(Math.log10(Math.min(...positive))));
  const [low, high] = [10 ** Math.min(bottom, top - 1), 10 ** top];
  const ticks = Array.from({ length: top - Math.min(bottom, top - 1) + 1 }, (_, i) => 10 ** (top - i));
  const line = (step: readonly number[], value: readonly number[], options: object) =>
    Plot.line(step, {
      x: step,
      y: value.map((each) => (each < Infinity ? Math.max(low, each) : NaN)),
      clip: true,
      ...options,
    });
  return draw({
    width: 300,
    height: 180,
    marginLeft: 48,
    marginRight: 10,
    marginTop: 8,
    marginBottom: 28,
    x: { domain: [0, Math.max(...all.map(({ step }) => step.at(-1) ?? 0))] },
    y: { type: "log", domain: [low, high], label: null },
    marks: [
      Plot.gridY(ticks, { stroke: color("rule"), strokeOpacity: 1 }),
      Plot.axisY(ticks, {
        tickSize: 0,
        label: null,
        tickFormat: (tick: number) => String(Number(tick.toPrecision(1))),
      }),
      Plot.axisX({ ticks: 4, tickFormat: brief, tickSize: 0, label: null }),
      ...(["other", "warned", "method"] as const).flatMap((role) =>
        all
          .filter((each) => each.role === role)
          .flatMap(({ name, step, median, runs }) => [
            ...(role === "method" && runs.length > 1
              ? runs.map(({ value }) =>
                  line(step, value, { stroke: inks.method, strokeWidth: 0.6, strokeOpacity: 0.5 }),
                )
              : []),
            line(step, median, { stroke: inks[role], strokeWidth: widths[role], title: () => name }),
          ]),
      ),
    ],
  });
}
