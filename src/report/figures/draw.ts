import * as Plot from "@observablehq/plot";
import type { Drawing } from "../document.ts";
import { shimDocument, type ShimElement } from "../dom.ts";
import { color } from "../theme.ts";

/** Draws a plot of a given size, the same bytes for the same data. */
export function draw(options: Plot.PlotOptions & { width: number; height: number }): Drawing {
  const { width, height } = options;
  const plot = Plot.plot({
    ...options,
    className: "plot",
    document: shimDocument(),
  }) as unknown as ShimElement;
  return { svg: compact(plot.outerHTML), width, height };
}

/** What the figure as a whole looks like; Plot would take it only for an element with a style object of its own. */
const LOOK = `font-size="11" color="${color("muted")}" overflow="visible"`;

/** Drops Plot's style sheet, which the report's replaces, and digits that no screen shows. */
function compact(svg: string): string {
  const clips = new Map<string, string>();
  return svg
    .replace(/<style>.*?<\/style>/s, "")
    .replace('font-size="10"', LOOK)
    .replace(/ (d|x|y|x1|x2|y1|y2|cx|cy|width|height|transform)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d+/g, (digits) => String(Math.round(Number(digits) * 10) / 10)),
    )
    .replace(/plot-clip-\d+/g, (id) => {
      // Plot counts its clip paths on and on; a figure has to be the same whatever was drawn before.
      if (!clips.has(id)) clips.set(id, `clip-${clips.size}`);
      return clips.get(id)!;
    });
}

/** A drawing with a name put before the names within it, so that it can share a page with others. */
export const renamed = (svg: string, name: string): string =>
  svg.replace(/(["#])((?:[\w-]+-)?clip-\d+)/g, (_, sign: string, id: string) => `${sign}${name}-${id}`);

/** Drawings below one another, in one. */
export function stacked(drawings: readonly Drawing[]): Drawing {
  let y = 0;
  const parts = drawings.map((drawing, i) => {
    const part = moved({ ...drawing, svg: renamed(drawing.svg, `part${i}`) }, 0, y);
    y += drawing.height;
    return part;
  });
  return framed(parts.join(""), Math.max(...drawings.map(({ width }) => width)), y);
}

/** A drawing at a place within another. */
export const moved = ({ svg, width, height }: Drawing, x: number, y: number): string =>
  `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="visible">${svg}</svg>`;

/** Markup as a drawing of its own. */
export const framed = (content: string, width: number, height: number): Drawing => ({
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}</svg>`,
  width,
  height,
});

/** The range of most of some numbers: all but `cut` at either end, and room for numbers that must be seen. */
export function domain(values: readonly number[], cut: readonly [number, number], seen: readonly number[] = []) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const ends = [...seen.filter(Number.isFinite), ...(sorted.length > 0 ? [at(cut[0]), at(1 - cut[1])] : [])];
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  return [low - room, high + room];
}
