import { join } from "node:path";
import { writeWhole } from "../experiments/files.ts";
import { framesOf } from "../experiments/recording/frames.ts";
import { loadResults } from "../tables/load.ts";
import { loadRecordings } from "../tables/recordings.ts";
import { compose } from "./compose.ts";
import type { Block, Figure, ReportDocument } from "./document.ts";
import { standalone } from "./figures/standalone.ts";
import { filmStrip } from "./scene/filmStrip.ts";
import { toHtml } from "./html/toHtml.ts";
import { toLatex } from "./toLatex.ts";
import { toMarkdown } from "./toMarkdown.ts";

/**
 * Writes the report of a results folder to `<folder>/report`: a page
 * (`index.html`), the same as Markdown (`report.md`), its tables as LaTeX
 * (`tables.tex`), and its figures (`figures/*.svg`). The same results give the
 * same bytes.
 *
 * @returns where the page and the Markdown are.
 */
export async function writeReport(folder: string): Promise<{ html: string; markdown: string }> {
  return writeDocument(compose(loadResults(folder), loadRecordings(folder)), join(folder, "report"));
}

/** Writes a report in all its forms to a folder. */
export function writeDocument(document: ReportDocument, folder: string): { html: string; markdown: string } {
  const html = join(folder, "index.html");
  const markdown = join(folder, "report.md");
  writeWhole(html, toHtml(document));
  writeWhole(markdown, toMarkdown(document));
  writeWhole(join(folder, "tables.tex"), toLatex(document));
  for (const figure of document.blocks.flatMap(figuresOf)) {
    writeWhole(join(folder, "figures", `${figure.id}.svg`), standalone(figure));
  }
  return { html, markdown };
}

/** What of a block goes into a file: a figure, and of episodes the first as a film strip. */
function figuresOf(block: Block): Figure[] {
  if (block.kind === "figure") return [block];
  if (block.kind !== "player" || block.takes.length === 0) return [];
  const { id, caption, takes } = block;
  const [{ name, recording }] = takes;
  const panel = { title: name, alt: `frames of an episode of ${name}`, drawing: filmStrip(framesOf(recording)) };
  return [{ kind: "figure", id, caption, layout: "row", panels: [panel] }];
}
