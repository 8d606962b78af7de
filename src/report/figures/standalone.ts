import type { Drawing, Figure } from "../document.ts";
import { escaped } from "../dom.ts";
import { elided } from "../format.ts";
import { colored, light } from "../theme.ts";
import { moved, renamed } from "./draw.ts";

const MARGIN = 16; // pixels, as below
const LINE = 16; // of a title
const LETTER = 7.6; // of a bold title, about

/** A figure as an SVG file of its own: panels in a grid under their titles, colors filled in, on white. */
export function standalone({ panels, layout, caption }: Figure): string {
  const perRow = Math.min(panels.length, layout === "multiples" ? 4 : 2);
  const cellWidth = Math.max(...panels.map(({ drawing }) => drawing.width)) + MARGIN;
  const titles = panels.map(({ title }) => wrapped(title, Math.floor((cellWidth - MARGIN) / LETTER)));
  const titleHeight = LINE * Math.max(...titles.map(({ length }) => length)) + 6;
  const cellHeight = Math.max(...panels.map(({ drawing }) => drawing.height)) + titleHeight + MARGIN;
  const width = perRow * cellWidth + MARGIN;
  const height = Math.ceil(panels.length / perRow) * cellHeight + MARGIN;
  const cells = panels.map(({ drawing }, i) => {
    const x = MARGIN + (i % perRow) * cellWidth;
    const y = MARGIN + Math.floor(i / perRow) * cellHeight;
    const named: Drawing = { ...drawing, svg: renamed(drawing.svg, `panel${i}`) };
    const lines = titles[i].map((line, k) => `<tspan x="${x}" y="${y + 12 + LINE * k}">${escaped(line)}</tspan>`);
    return `<text font-size="13" font-weight="600" fill="${light.ink}">${lines.join("")}</text>${moved(named, x, y + titleHeight)}`;
  });
  const description = typeof caption === "string" ? caption : "";
  return colored(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" role="img"><title>${escaped(description)}</title><rect width="100%" height="100%" fill="${light.paper}"/>${cells.join("")}</svg>\n`,
  );
}

/** A text in lines of at most so many letters, if its words allow; what is longer loses its middle. */
export function wrapped(text: string, length: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= length) lines[lines.length - 1] = longer;
    else lines.push(elided(word, length));
  }
  return lines.filter((line, i) => line !== "" || i > 0);
}
