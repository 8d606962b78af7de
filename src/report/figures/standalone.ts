import type { Drawing, Figure } from "../document.ts";
import { escaped } from "../dom.ts";
import { colored, light } from "../theme.ts";
import { moved, renamed } from "./draw.ts";

const MARGIN = 16; // pixels, as below
const TITLE = 22;

/** A figure as an SVG file of its own: panels in a grid under their titles, colors filled in, on white. */
export function standalone({ panels, layout, caption }: Figure): string {
  const perRow = Math.min(panels.length, layout === "multiples" ? 4 : 2);
  const cellWidth = Math.max(...panels.map(({ drawing }) => drawing.width)) + MARGIN;
  const cellHeight = Math.max(...panels.map(({ drawing }) => drawing.height)) + TITLE + MARGIN;
  const width = perRow * cellWidth + MARGIN;
  const height = Math.ceil(panels.length / perRow) * cellHeight + MARGIN;
  const cells = panels.map(({ title, drawing }, i) => {
    const x = MARGIN + (i % perRow) * cellWidth;
    const y = MARGIN + Math.floor(i / perRow) * cellHeight;
    const named: Drawing = { ...drawing, svg: renamed(drawing.svg, `panel${i}`) };
    return `<text x="${x}" y="${y + 12}" font-size="13" font-weight="600" fill="${light.ink}">${escaped(title)}</text>${moved(named, x, y + TITLE)}`;
  });
  const description = typeof caption === "string" ? caption : "";
  return colored(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" role="img"><title>${escaped(description)}</title><rect width="100%" height="100%" fill="${light.paper}"/>${cells.join("")}</svg>\n`,
  );
}
